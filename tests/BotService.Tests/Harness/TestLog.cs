using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Harness;

/// <summary>Keeps what the service logs during the whole run, so that a test can look for what must not be there.</summary>
internal sealed class TestLog : ILoggerProvider
{
    private static readonly ConcurrentQueue<string> AllLines = new();

    private readonly ConcurrentQueue<string> _mine = new();

    public static IReadOnlyCollection<string> Lines => AllLines;

    /// <summary>The lines of this one service.</summary>
    public IReadOnlyCollection<string> Mine => _mine;

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _mine);

    public void Dispose()
    {
    }

    private sealed class Writer(string category, ConcurrentQueue<string> mine) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var line = $"{logLevel} {category} {formatter(state, exception)} {exception}";
                AllLines.Enqueue(line);
                mine.Enqueue(line);
            }
        }
    }
}
