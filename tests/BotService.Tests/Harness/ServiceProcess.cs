using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace BotService.Tests.Harness;

/// <summary>The built service as an operator runs it, a process of its own, against a store and a WeCom of the test. It can be killed as a power cut does.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const int LinesKept = 200;

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>For what is done only when everything that fell due has been sent.</summary>
    private static readonly HttpClient PatientHttp = new() { Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>Bound and never listened on: the system gives such a port to nobody who asks for any, and lets whoever names it listen there.</summary>
    private static readonly ConcurrentBag<Socket> KeptPorts = [];

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private ServiceProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>The last lines it wrote, for a test that fails.</summary>
    public string Tail => string.Join('\n', _lines);

    /// <summary>An address that is nobody else's until the tests end, however often a service comes and goes there.</summary>
    public static Uri FreeAddress()
    {
        var kept = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        kept.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        KeptPorts.Add(kept);
        return new Uri($"http://127.0.0.1:{((System.Net.IPEndPoint)kept.LocalEndPoint!).Port}");
    }

    /// <param name="now">Where its clock begins.</param>
    public static ServiceProcess Start(TestStore store, WeComServer wecom, Uri address, DateTimeOffset now, params (string Key, string Value)[] more) =>
        Start(store, address, now, [.. wecom.Settings.Select(s => s.Split('=', 2)).Select(s => (s[0], s[1])), .. more]);

    /// <summary>With whatever channels the settings name.</summary>
    public static ServiceProcess Start(TestStore store, Uri address, DateTimeOffset now, params (string Key, string Value)[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "BotService.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        IEnumerable<(string Key, string Value)> settings =
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("Simulator:Enabled", "false"), ("ASPNETCORE_URLS", address.ToString()), ("Clock:Controllable", "true"), ("Clock:Now", now.ToString("O")),
            .. store.Settings.Select(s => (s.Key, s.Value)), .. more,
        ];

        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new ServiceProcess(Process.Start(start)!, address);
    }

    /// <summary>Returns when its parts work.</summary>
    public Task ReadyAsync() => AnswersAsync("/health/ready");

    /// <summary>Returns when it takes callbacks.</summary>
    public Task LiveAsync() => AnswersAsync("/health/live");

    /// <summary>SIGKILL: no handler runs, nothing is flushed or said goodbye to.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>SIGTERM, as an orchestrator stops a node; returns when it is gone.</summary>
    public async Task StopAsync()
    {
        using (var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync(CancellationToken.None);
        }

        await _process.WaitForExitAsync(Bot.Token);
        Assert.True(_process.ExitCode == 0, $"It ended with {_process.ExitCode}:\n{Tail}");
    }

    public async Task AdvanceToAsync(DateTimeOffset now)
    {
        using var answer = await PatientHttp.PutAsJsonAsync(new Uri(Address, "/dev/clock"), new { now }, Bot.Token);
        Assert.True(answer.IsSuccessStatusCode, $"{await answer.Content.ReadAsStringAsync(Bot.Token)}\n{Tail}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task AnswersAsync(string path)
    {
        try
        {
            await Wait.UntilAsync(async () => !_process.HasExited && await OkAsync(new Uri(Address, path)));
        }
        catch (Xunit.Sdk.XunitException)
        {
            Assert.Fail($"It did not answer {path}:\n{Tail}");
        }
    }

    private static async Task<bool> OkAsync(Uri address)
    {
        try
        {
            using var answer = await Http.GetAsync(address, Bot.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException || (exception is TaskCanceledException && !Bot.Token.IsCancellationRequested))
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        _lines.Enqueue(line.Data ?? string.Empty);

        while (_lines.Count > LinesKept)
        {
            _lines.TryDequeue(out _);
        }
    }
}
