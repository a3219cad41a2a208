using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace BotService.Benchmarks.Far;

/// <summary>One process under measurement on a loopback port; it ends with this object, by its own id.</summary>
internal sealed class MeasuredService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _http;

    private MeasuredService(Process process, int port)
    {
        _process = process;
        Port = port;
        _http = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")), Timeout = TimeSpan.FromMinutes(5) };
    }

    public int Port { get; }

    /// <summary>From the start of the process to the first 200 of /health/ready.</summary>
    public TimeSpan ColdStart { get; private set; }

    public ProcessFigures Figures => ProcessFigures.Of(_process.Id);

    public static async Task<MeasuredService> StartAsync(string dll, IReadOnlyDictionary<string, string> environment, string logFile, params string[] arguments)
    {
        var port = FreePort();
        var start = ShellStart(dll, [.. arguments.Select(argument => argument == "{port}" ? port.ToString(CultureInfo.InvariantCulture) : argument)], logFile, environment);
        start.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var since = Stopwatch.GetTimestamp();
        var service = new MeasuredService(Process.Start(start)!, port);
        await service.WaitUntilReadyAsync(since, logFile);
        return service;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<VerbRun> RunAsync(string dll, IReadOnlyDictionary<string, string> environment, string logFile, params string[] arguments)
    {
        var since = Stopwatch.GetTimestamp();
        using var process = Process.Start(ShellStart(dll, arguments, logFile, environment))!;
        var peak = 0L;

        while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
        {
            peak = Math.Max(peak, ProcessFigures.Of(process.Id).PeakBytes);
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? new VerbRun(Stopwatch.GetElapsedTime(since), peak)
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}; see {logFile}");
    }

    /// <summary>Moves the service's clock and waits until all that falls due on the way is done.</summary>
    public async Task<TimeSpan> MoveClockAsync(string now)
    {
        var since = Stopwatch.GetTimestamp();
        using var answer = await _http.PutAsJsonAsync("/dev/clock", new { now });
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(since);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();

        if (!_process.HasExited)
        {
            using var term = Process.Start("/bin/sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {_process.Id}")]);
            await term.WaitForExitAsync();

            if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync(long since, string logFile)
    {
        while (Stopwatch.GetElapsedTime(since) < Patience && !_process.HasExited)
        {
            try
            {
                using var answer = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative));

                if (answer.StatusCode is HttpStatusCode.OK)
                {
                    ColdStart = Stopwatch.GetElapsedTime(since);
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        await DisposeAsync();
        throw new InvalidOperationException($"the service did not become ready; see {logFile}");
    }

    /// <summary>The shell only redirects the output to a file and becomes the service; the driver spends nothing on reading logs.</summary>
    private static ProcessStartInfo ShellStart(string dll, IReadOnlyList<string> arguments, string logFile, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetDirectoryName(logFile)! };

        foreach (var argument in (string[])["-c", "log=$1; shift; exec dotnet \"$@\" >>\"$log\" 2>&1", "sh", logFile, dll, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>How long a verb took and how much memory it had at most.</summary>
internal sealed record VerbRun(TimeSpan Took, long PeakBytes);
