using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Harness;

/// <summary>Keeps what the service logs during the whole run, so that a test can look for what must not be there.</summary>
internal sealed class TestLog : ILoggerProvider
{
    private static readonly ConcurrentQueue<string> AllLines = new();

    public static IReadOnlyCollection<string> Lines => AllLines;

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                AllLines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
            }
        }
    }
}
