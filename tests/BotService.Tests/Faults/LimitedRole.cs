using BotService.Tests.Harness;
using Npgsql;

namespace BotService.Tests.Faults;

/// <summary>A user of PostgreSQL who is no superuser, so that the number of connections binds it.</summary>
internal sealed class LimitedRole : IAsyncDisposable
{
    private readonly string _name;
    private readonly NpgsqlConnectionStringBuilder _store;

    private LimitedRole(TestStore store) => (_name, _store) = ($"r{store.Name}", new NpgsqlConnectionStringBuilder(store.ConnectionString));

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_store.ConnectionString) { Username = _name }.ConnectionString;

    public static async Task<LimitedRole> CreateAsync(TestStore store)
    {
        var role = new LimitedRole(store);
        await role.ExecuteAsync($"CREATE ROLE {role._name} LOGIN; GRANT pg_read_all_data, pg_write_all_data TO {role._name}");
        return role;
    }

    /// <summary>Throws everybody out and lets at most so many in again; -1 is any number.</summary>
    public Task LetInAsync(int most) =>
        ExecuteAsync($"ALTER ROLE {_name} CONNECTION LIMIT {most}; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{_name}'");

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP ROLE {_name}");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_store.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync(Bot.Token);
#pragma warning disable CA2100 // Names that this class made.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Bot.Token);
    }
}
