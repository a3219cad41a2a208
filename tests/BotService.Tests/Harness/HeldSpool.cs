using BotService.Inbox;
using Microsoft.Data.Sqlite;

namespace BotService.Tests.Harness;

/// <summary>Another writer holds the spool: for the service it is like a disk that takes as long for a commit.</summary>
internal sealed class HeldSpool : IDisposable
{
    private readonly SqliteConnection _connection;

    public HeldSpool(string folder)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, SpoolDatabase.Name)};Pooling=False");
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();
}
