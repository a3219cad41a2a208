using System.Globalization;
using Npgsql;

namespace BotService.Benchmarks.Far;

/// <summary>A folder and an empty store for one measurement, with the environment that points the service at them; gone afterwards.</summary>
internal sealed class MeasurementFolder : IAsyncDisposable
{
    public const string CorpId = "ww0123456789abcdef";
    public const string Token = "BenchmarkToken";
    public const string Key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    public const int AgentId = 1000002;
    public const string Admin = "boss";

    private readonly string? _server;
    private readonly string _database = $"bench{Guid.NewGuid():N}";

    private MeasurementFolder(string? server) => _server = server;

    public string Folder { get; } = Directory.CreateTempSubdirectory("botservice-bench-").FullName;

    public bool IsPostgres => _server is not null;

    public string StoreName => IsPostgres ? "PostgreSQL" : "SQLite";

    public string ConnectionString => _server is null
        ? $"Data Source={Path.Combine(Folder, "bot.db")}"
        : new NpgsqlConnectionStringBuilder(_server) { Database = _database }.ConnectionString;

    public string Log => Path.Combine(Folder, "service.log");

    public static async Task<MeasurementFolder> SetAsync(string? postgres)
    {
        var stage = new MeasurementFolder(postgres);
        await stage.OnServerAsync($"CREATE DATABASE {stage._database}");
        return stage;
    }

    /// <summary>A clock that the driver moves exists in Development alone; without the demo there.</summary>
    public Dictionary<string, string> Environment(string dll, FakeWeCom far, DateTimeOffset? clock) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = clock is null ? "Production" : "Development",
        ["Simulator__Enabled"] = "false",
        ["BOTSERVICE_CONFIG_DIR"] = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(dll))!, "config"),
        ["Database__Provider"] = IsPostgres ? "PostgreSql" : "Sqlite",
        ["Database__ConnectionString"] = ConnectionString,
        ["WeCom__CorpId"] = CorpId,
        ["WeCom__AgentId"] = AgentId.ToString(CultureInfo.InvariantCulture),
        ["WeCom__Secret"] = "benchmark",
        ["WeCom__Token"] = Token,
        ["WeCom__EncodingAESKey"] = Key,
        ["WeCom__ApiBaseUrl"] = far.Address,
        ["Organisation__Admins__0"] = Admin,
        ["RateLimit__Enabled"] = "false",
        ["Clock__Controllable"] = clock is null ? "false" : "true",
        ["Clock__Now"] = clock?.ToString("O", CultureInfo.InvariantCulture) ?? string.Empty,
    };

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await OnServerAsync($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    private async Task OnServerAsync(string sql)
    {
        if (_server is null)
        {
            return;
        }

        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
