using BotService.Store;
using BotService.Store.Schema;
using BotService.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace BotService.Tests.Releases;

/// <summary>A process that dies while it changes the schema, at whichever write, leaves a store that the next start brings up to date.</summary>
public sealed class MigrationKillTests
{
    public static TheoryData<string> Begun => ["", .. UpgradeTests.Recorded.Select(row => row.Data)];

    [Fact]
    public void No_migration_leaves_its_transaction()
    {
        using BotDbContext sqlite = SqliteBotDbContext.On("Data Source=none.db");
        using BotDbContext postgres = new PostgresBotDbContext(new DbContextOptionsBuilder<PostgresBotDbContext>().UseNpgsql("Host=none").Options);

        foreach (var db in new[] { sqlite, postgres })
        {
            var generator = db.GetService<IMigrationsSqlGenerator>();
            var assembly = db.GetService<IMigrationsAssembly>();
            Assert.NotEmpty(assembly.Migrations);

            foreach (var (name, type) in assembly.Migrations)
            {
                var migration = assembly.CreateMigration(type, db.Database.ProviderName!);
                Assert.DoesNotContain(migration.UpOperations.OfType<SqlOperation>(), operation => operation.SuppressTransaction);
                var initializer = db.GetService<IModelRuntimeInitializer>();
                var model = initializer.Initialize(migration.TargetModel, designTime: true);
                Assert.False(generator.Generate(migration.UpOperations, model).Any(command => command.TransactionSuppressed), name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Begun))]
    public async Task A_migration_killed_at_any_write_is_finished_by_the_next_start(string release)
    {
        Assert.SkipWhen(TestStore.IsPostgres, "PostgreSQL changes its schema in transactions that nothing leaves.");
        var folder = Directory.CreateTempSubdirectory("botservice-kills-").FullName;

        try
        {
            var file = Path.Combine(folder, "store.db");
            var moments = new Moments(file);

            if (release.Length > 0)
            {
                File.Copy(RepositoryFile.Path($"tests/BotService.Tests/Releases/{release}/store.db"), file);
            }

            await using (var db = Open(file, moments))
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", Bot.Token);
                await SchemaUpdate.ApplyAsync(db, Bot.Token);
            }

            var whole = await SchemaOfAsync(file);
            Assert.True(moments.All.Count > 10, $"{moments.All.Count} moments are too few to have seen a migration.");

            foreach (var (number, moment) in moments.All.Index())
            {
                var broken = Path.Combine(folder, $"killed-{number}.db");
                moment.WriteTo(broken);
                await using var again = Open(broken);

                // EF's lock, which the killed process left; the service forgets it before it migrates.
                await again.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", Bot.Token);
                await SchemaUpdate.ApplyAsync(again, Bot.Token);
                Assert.Equal(whole, await SchemaOfAsync(broken));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SqliteBotDbContext Open(string file, params IInterceptor[] interceptors)
    {
        var builder = new DbContextOptionsBuilder<SqliteBotDbContext>();
        SqliteBotDbContext.On(builder, $"Data Source={file};Pooling=False").AddInterceptors(interceptors);
        return new SqliteBotDbContext(builder.Options);
    }

    /// <summary>Every table with its columns and how many rows it has, and that nothing refers to what is not there.</summary>
    private static async Task<string> SchemaOfAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Bot.Token);
        var lines = await RowsAsync(connection, "SELECT type || ' ' || name || ' ' || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name");

        foreach (var table in await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name"))
        {
            lines.AddRange(await RowsAsync(connection, $"SELECT '{table} ' || COUNT(*) FROM \"{table}\""));
        }

        lines.AddRange(await RowsAsync(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1"));
        Assert.Empty(await RowsAsync(connection, "PRAGMA foreign_key_check"));
        Assert.Equal("ok", Assert.Single(await RowsAsync(connection, "PRAGMA integrity_check")));
        return string.Join('\n', lines.Where(line => !line.Contains("__EFMigrationsLock", StringComparison.Ordinal)));
    }

    private static async Task<List<string>> RowsAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants and names of our own tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(Bot.Token);
        var rows = new List<string>();

        while (await reader.ReadAsync(Bot.Token))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
