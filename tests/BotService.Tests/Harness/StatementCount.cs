using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using BotService.Store.Statements;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BotService.Tests.Harness;

/// <summary>Listens to what EF and our own statements send to the databases. Begin before the first statement: EF asks only once a second whether anybody listens.</summary>
internal sealed class StatementCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";

    private readonly ConcurrentQueue<(string? Database, string Statement)> _statements = new();
    private readonly List<IDisposable> _subscriptions = [];

    public StatementCount() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>What went to this store meanwhile; other tests run beside this one in the same process.</summary>
    public async Task<IReadOnlyList<string>> DuringAsync(TestStore store, Func<Task> work)
    {
        _statements.Clear();
        await work();
        return [.. _statements.Where(s => s.Database?.Contains(store.Name, StringComparison.Ordinal) is true).Select(s => s.Statement)];
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == EntityFramework)
        {
            _subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
        }

        if (value.Name == PreparedStatement.Listener)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (((value.Value as CommandEventData)?.Command ?? value.Value as DbCommand) is { } command)
        {
            _statements.Enqueue((command.Connection?.ConnectionString, command.CommandText));
        }

        // However many go together, it is one round trip.
        if (value.Value is DbBatch batch)
        {
            _statements.Enqueue((batch.Connection?.ConnectionString, string.Join(";\n", batch.BatchCommands.Select(one => one.CommandText))));
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
