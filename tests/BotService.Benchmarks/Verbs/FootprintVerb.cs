using BotService.Benchmarks.Far;
using BotService.Benchmarks.Figures;

namespace BotService.Benchmarks.Verbs;

/// <summary><c>footprint</c>: how long the published build takes to be ready, and what it costs while nobody talks to it.</summary>
internal static class FootprintVerb
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(Settings settings)
    {
        await using var stage = await MeasurementFolder.SetAsync(settings.Text("postgres"));
        await using var far = await FakeWeCom.StartAsync();
        var environment = stage.Environment(settings.Service, far, clock: null);
        var report = new Report($"footprint on {stage.StoreName}, published build, Production");
        var starts = new List<double>();
        var idle = new List<double>();

        await using (var first = await MeasuredService.StartAsync(settings.Service, environment, stage.Log, "serve"))
        {
            report.Add("first start on an empty store, with all migrations", first.ColdStart.TotalSeconds, "s");
        }

        for (var i = 0; i < settings.Number("starts", 5); i++)
        {
            await using var service = await MeasuredService.StartAsync(settings.Service, environment, stage.Log, "serve");
            starts.Add(service.ColdStart.TotalSeconds);

            if (i < 2)
            {
                await Task.Delay(Rest, TimeProvider.System);
                idle.Add(service.Figures.ResidentBytes / 1024.0 / 1024.0);
            }
        }

        starts.Sort();
        report.Add("cold start to ready, median", starts[starts.Count / 2], "s", $"{starts[0]:0.00} to {starts[^1]:0.00} s in {starts.Count} starts; target 1.5 s");
        report.Add("idle resident memory, 10 s after ready", idle.Average(), "MB", "target 130 MB");
        report.Add("published folder", Directory.GetFiles(Path.GetDirectoryName(settings.Service)!, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1024.0 / 1024.0, "MB");
        await report.WriteAsync(settings.Out, $"footprint-{stage.StoreName.ToLowerInvariant()}");
        return 0;
    }
}
