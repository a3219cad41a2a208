using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Harness;

/// <summary>Keeps what one service logs, so that every test ends with a search for what must not be there.</summary>
internal sealed class TestLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _mine = new();

    /// <summary>The lines of this one service.</summary>
    public IReadOnlyCollection<string> Mine => _mine;

    /// <summary>What none of these lines may hold.</summary>
    public LogSecrets Secrets { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _mine);

    public void Dispose()
    {
    }

    private sealed class Writer(string category, ConcurrentQueue<string> mine) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                mine.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
            }
        }
    }
}
