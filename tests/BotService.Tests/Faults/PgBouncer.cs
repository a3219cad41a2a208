using System.Diagnostics;
using System.Globalization;
using BotService.Tests.Harness;
using Npgsql;

namespace BotService.Tests.Faults;

/// <summary>A pooler between the service and the tests' PostgreSQL. Where the program is not installed the test is skipped.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("botservice-pooler-").FullName;
    private readonly TestStore _store;
    private readonly int _port = ServiceProcess.FreeAddress().Port;
    private Process? _process;

    private PgBouncer(TestStore store) => _store = store;

    private static string? Program => new[] { "/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer" }.FirstOrDefault(File.Exists);

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_store.ConnectionString) { Host = "127.0.0.1", Port = _port }.ConnectionString;

    /// <param name="mode">transaction or session.</param>
    public static async Task<PgBouncer> StartAsync(TestStore store, string mode)
    {
        Assert.SkipUnless(TestStore.IsPostgres, "About PostgreSQL.");
        Assert.SkipWhen(Program is null, "PgBouncer is not installed.");
        var pooler = new PgBouncer(store);
        var server = new NpgsqlConnectionStringBuilder(store.ConnectionString);
        var settings = Path.Combine(pooler._folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(settings, string.Create(CultureInfo.InvariantCulture, $"""
            [databases]
            * = host={server.Host} port={server.Port} user={server.Username}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {pooler._port}
            unix_socket_dir =
            auth_type = any
            pool_mode = {mode}
            default_pool_size = 30
            ignore_startup_parameters = extra_float_digits
            """), Bot.Token);

        // It refuses to run as root.
        string[] command = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", Program!, "-q", settings] : [Program!, "-q", settings];

        if (Environment.IsPrivilegedProcess)
        {
            using var owned = Process.Start("chown", ["-R", "postgres:postgres", pooler._folder]);
            await owned.WaitForExitAsync(Bot.Token);
        }

        pooler._process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        pooler._process.ErrorDataReceived += static (_, _) => { };
        pooler._process.OutputDataReceived += static (_, _) => { };
        pooler._process.BeginErrorReadLine();
        pooler._process.BeginOutputReadLine();
        await Wait.UntilAsync(pooler.AnswersAsync);
        return pooler;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(Bot.Token);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
