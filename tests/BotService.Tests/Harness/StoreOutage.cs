using Microsoft.Data.Sqlite;
using Npgsql;

namespace BotService.Tests.Harness;

/// <summary>Takes the store away and gives it back: the wire to PostgreSQL is cut, SQLite's file is locked by somebody else.</summary>
internal sealed class StoreOutage : IAsyncDisposable
{
    private readonly TestStore _store;
    private readonly TcpProxy? _gate;
    private SqliteConnection? _lock;

    public StoreOutage(TestStore store)
    {
        _store = store;

        if (TestStore.IsPostgres)
        {
            var server = new NpgsqlConnectionStringBuilder(store.ConnectionString);
            _gate = new TcpProxy(server.Host!, server.Port);
        }
    }

    /// <summary>A connection to the store that can be cut, with a short timeout.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("Database:ConnectionString", _gate is null ? _store.ConnectionString : new NpgsqlConnectionStringBuilder(_store.ConnectionString) { Host = "127.0.0.1", Port = _gate.Port }.ConnectionString),
        ("Spool:StorePatience", "00:00:00.400"),
        ("Spool:StartPatience", "00:00:00.400"),
        ("Spool:LookEvery", "00:00:00.050"),
    ];

    public async Task BreakAsync()
    {
        if (_gate is not null)
        {
            _gate.Cut();
            return;
        }

        _lock = new SqliteConnection($"{_store.ConnectionString};Pooling=False");
        await _lock.OpenAsync(Bot.Token);
        await ExecuteAsync("PRAGMA busy_timeout=10000; BEGIN IMMEDIATE");
    }

    public async Task HealAsync()
    {
        if (_gate is not null)
        {
            _gate.Mend();
            return;
        }

        await ExecuteAsync("ROLLBACK");
        await _lock!.DisposeAsync();
        _lock = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_gate is not null)
        {
            await _gate.DisposeAsync();
        }

        if (_lock is not null)
        {
            await HealAsync();
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _lock!.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Bot.Token);
    }
}
