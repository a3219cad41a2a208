using System.Globalization;
using BotService.Benchmarks.Driving;
using BotService.Benchmarks.Far;
using BotService.Benchmarks.Figures;

namespace BotService.Benchmarks.Verbs;

/// <summary>The phases of a load run; each confirming phase has a week's topic of its own, so that every person confirms once.</summary>
internal sealed class CallbackLoad(MeasuredService service, Report report, MachineLimits limits, int people)
{
    private readonly LoadMessages _sayings = new(service, people);

    public async Task RunAsync(Settings settings)
    {
        var span = TimeSpan.FromSeconds(settings.Number("seconds", 15));
        report.Add("idle resident memory after start", Megabytes(service.Figures.ResidentBytes), "MB");

        // The first topic only warms the service up.
        await LoadDriver.ClosedAsync(service.Port, (await _sayings.ConfirmationsAsync()).Take(20_000).ToList(), limits.Connections, span);
        var saturation = await SaturateAsync("已学", await _sayings.ConfirmationsAsync(), span);

        if (settings.Text("skip-low") is null)
        {
            await AtRateAsync("已学 at a low rate", settings.Number("low-rate", 50), span);
        }

        await AtRateAsync("已学 at half of saturation", saturation / 2, span);
        await SaturateAsync("我的", _sayings.Repeat(_sayings.Members, "我的", 100_000), span);
        await SaturateAsync("统计 of a group", _sayings.Repeat([MeasurementFolder.Admin], $"统计 {Organisation.Group(7)}", 100_000), span);
        report.Add("resident memory after the load", Megabytes(service.Figures.ResidentBytes), "MB", $"peak {Megabytes(service.Figures.PeakBytes):0} MB");
    }

    private async Task<double> SaturateAsync(string what, IReadOnlyList<byte[]> requests, TimeSpan span)
    {
        var before = service.Figures.Cpu;
        var run = await LoadDriver.ClosedAsync(service.Port, requests, limits.Connections, span);
        var cpu = (service.Figures.Cpu - before).TotalMicroseconds / run.Count;
        report.Add($"{what}, {limits.Connections} connections", run.PerSecond, "/s", () => $"{limits.Beside(run.PerSecond)}; {Errors(run)}; {cpu:0} µs of processor each");
        AddLatencies($"{what}, {limits.Connections} connections", run.FromIntended);
        return run.PerSecond;
    }

    private async Task AtRateAsync(string what, double perSecond, TimeSpan span)
    {
        var count = (int)Math.Min(perSecond * span.TotalSeconds, people);
        var requests = (await _sayings.ConfirmationsAsync()).Take(count).ToList();
        var run = await LoadDriver.OpenAsync(service.Port, requests, 4 * limits.Connections, perSecond, span * 2);
        report.Add(what, run.PerSecond, "/s", $"{perSecond:0}/s asked for; {Errors(run)}");
        AddLatencies($"{what}, on the wire", run.OnTheWire);
        AddLatencies($"{what}, from the intended instant", run.FromIntended);
    }

    private void AddLatencies(string what, Latencies latencies) => report.Add(
        $"{what}: median", latencies.Within(0.5), "ms", $"p99 {latencies.Within(0.99):0.0}, p99.9 {latencies.Within(0.999):0.0}, worst {latencies.Within(1):0.0} ms");

    private static string Errors(LoadRun run) => string.Create(CultureInfo.InvariantCulture, $"{run.Count} callbacks, {run.Errors} errors");

    private static double Megabytes(long bytes) => bytes / 1024.0 / 1024.0;
}
