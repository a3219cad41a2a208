using System.Diagnostics;
using System.Globalization;
using BotService.Tests.Harness;

namespace BotService.Tests.Faults;

/// <summary>A PostgreSQL server of this test's own, on loopback, that can be stopped and started again.</summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("botservice-postgres-").FullName;
    private readonly int _port = ServiceProcess.FreeAddress().Port;
    private Process? _server;

    private PrivatePostgres()
    {
    }

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=botservice;Database=postgres;Maximum Pool Size=20";

    private static string Programs =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Last(folder => File.Exists(Path.Combine(folder, "postgres")))
            : string.Empty;

    public static async Task<PrivatePostgres> CreateAsync()
    {
        var server = new PrivatePostgres();

        if (Environment.IsPrivilegedProcess)
        {
            await EndAsync(Process.Start("chown", ["postgres:postgres", server._folder]));
        }

        await EndAsync(server.Run("initdb", "-D", server._folder, "-U", "botservice", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
        return server;
    }

    /// <summary>Returns at once; connections are refused, then told to wait, then taken.</summary>
    public void Start() => _server = Run("postgres", "-D", _folder, "-p", _port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off");

    /// <summary>PostgreSQL's fast shutdown: every client is thrown out.</summary>
    public async Task StopAsync()
    {
        await EndAsync(Process.Start("kill", ["-INT", _server!.Id.ToString(CultureInfo.InvariantCulture)]));
        await _server.WaitForExitAsync(CancellationToken.None);
        _server.Dispose();
        _server = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await StopAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private Process Run(string program, params string[] arguments)
    {
        string[] asOther = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];
        string[] command = [.. asOther, Path.Combine(Programs, program), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task EndAsync(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync(Bot.Token);
            Assert.Equal(0, process.ExitCode);
        }
    }
}
