using BotService.Store;
using BotService.Store.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BotService.Tests.Harness;

/// <summary>A fresh, empty, real database for one test: a copy of one that was migrated once in this run.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("botservice-tests-").FullName;

    private static readonly Lazy<Task> Template = new(MakeTemplateAsync);

    /// <summary>Databases are dropped beside the next tests, one after the other: PostgreSQL checks only every tenth of a second whether all connections are closed.</summary>
    private static Task _dropping = Task.CompletedTask;

    private readonly string _name;

    private TestStore(string name) => _name = name;

    public static bool IsPostgres => Environment.GetEnvironmentVariable("BOTSERVICE_TEST_DATABASE") == "PostgreSql";

    public static string Provider => IsPostgres ? "PostgreSql" : "Sqlite";

    /// <summary>More than one service has been at it, so nobody knows which of them is the last.</summary>
    public bool IsShared { get; set; }

    /// <summary>Part of every connection string that leads here.</summary>
    public string Name => _name;

    public string ConnectionString => ConnectionTo(_name);

    /// <summary>Where the service keeps messages while the database is away.</summary>
    public string SpoolFolder => Path.Combine(Folder, $"{_name}.spool");

    /// <summary>Settings that point a service at this database.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Database:Provider", Provider),
        new("Database:ConnectionString", ConnectionString),
        new("Spool:Directory", SpoolFolder),
    ];

    private static string Server => Environment.GetEnvironmentVariable("BOTSERVICE_TEST_POSTGRES")
        ?? throw new InvalidOperationException("BOTSERVICE_TEST_POSTGRES names no server; run the tests through tests/run.sh.");

    /// <summary>An up-to-date store without rows.</summary>
    public static async Task<TestStore> CreateAsync()
    {
        await Template.Value;

        if (IsPostgres && UsedDatabases.Take() is { } used)
        {
            return new TestStore(used);
        }

        var name = $"t{Guid.NewGuid():N}";

        if (IsPostgres)
        {
            // The files are copied as they are; the other way writes each of their pages to the log first, at four times the cost here.
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template_bot STRATEGY file_copy");
        }
        else
        {
            File.Copy(FileOf("template"), FileOf(name));
        }

        return new TestStore(name);
    }

    /// <summary>A database in which nothing exists yet, not even the schema.</summary>
    public static async Task<TestStore> CreateBlankAsync()
    {
        var name = $"b{Guid.NewGuid():N}";

        if (IsPostgres)
        {
            await ExecuteAsync($"CREATE DATABASE {name}");
        }

        return new TestStore(name);
    }

    /// <summary>The store that a release left: <c>store.db</c> or <c>store.sql</c> in its folder.</summary>
    public static async Task<TestStore> CreateFromAsync(string folder)
    {
        var store = await CreateBlankAsync();

        if (IsPostgres)
        {
            await ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(folder, "store.sql")), store._name);
            return store;
        }

        File.Copy(Path.Combine(folder, "store.db"), FileOf(store._name));
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(SpoolFolder))
        {
            Directory.Delete(SpoolFolder, recursive: true);
        }

        if (IsPostgres)
        {
            await Interlocked.Exchange(ref _dropping, DropAsync(_name));
            return;
        }

        using (var pool = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(pool);
        }

        foreach (var file in Directory.GetFiles(Folder, $"{_name}.db*"))
        {
            File.Delete(file);
        }
    }

    /// <summary>Gives a database that one service alone has used to the next test, emptied; any other goes.</summary>
    public async ValueTask ReturnAsync()
    {
        if (!IsPostgres || IsShared || !await UsedDatabases.ReturnAsync(_name, ConnectionString))
        {
            await DisposeAsync();
        }
        else if (Directory.Exists(SpoolFolder))
        {
            Directory.Delete(SpoolFolder, recursive: true);
        }
    }

    private static async Task MakeTemplateAsync()
    {
        if (IsPostgres)
        {
            await ExecuteAsync("DROP DATABASE IF EXISTS template_bot WITH (FORCE)");
            await ExecuteAsync("CREATE DATABASE template_bot");
            await using var postgres = new PostgresBotDbContext(new DbContextOptionsBuilder<PostgresBotDbContext>().UseNpgsql(ConnectionTo("template_bot")).Options);
            await postgres.Database.MigrateAsync();
            await UsedDatabases.RememberAsync(ConnectionTo("template_bot"));
            NpgsqlConnection.ClearAllPools();
            return;
        }

        await using (var sqlite = SqliteBotDbContext.On(ConnectionTo("template")))
        {
            await SchemaUpdate.ApplyAsync(sqlite, CancellationToken.None);
            await sqlite.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
    }

    /// <summary>The server goes with the run: a database that it does not let go of while it is busy stays till then.</summary>
    private static async Task DropAsync(string name)
    {
        try
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
        catch (NpgsqlException)
        {
        }
    }

    private static string FileOf(string name) => Path.Combine(Folder, $"{name}.db");

    private static string ConnectionTo(string name) => IsPostgres ? $"{Server};Database={name};Maximum Pool Size=20" : $"Data Source={FileOf(name)}";

    private static async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection($"{Server};Database={database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
