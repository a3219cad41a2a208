using BotService.Benchmarks.Far;
using BotService.Benchmarks.Figures;

namespace BotService.Benchmarks.Verbs;

/// <summary><c>load</c>: callbacks as WeCom sends them, with the machine's own limits measured before and after in the same run.</summary>
internal static class LoadVerb
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(Settings settings)
    {
        await using var stage = await MeasurementFolder.SetAsync(settings.Text("postgres"));
        await using var far = await FakeWeCom.StartAsync();
        var environment = stage.Environment(settings.Service, far, Organisation.Start);
        var people = settings.Number("people", 20_000);
        await MeasuredService.RunAsync(settings.Service, environment, stage.Log, "import", "people", Organisation.WritePeople(stage.Folder, people));
        await MeasuredService.RunAsync(settings.Service, environment, stage.Log, "import", "topics", Organisation.WriteTopics(stage.Folder, 8));

        var report = new Report($"load on {stage.StoreName}, {people} people");
        var limits = new MachineLimits(stage, settings.Number("connections", 32));
        await limits.MeasureAsync(Short);

        await using (var service = await MeasuredService.StartAsync(settings.Service, environment, stage.Log, "serve"))
        {
            await new CallbackLoad(service, report, limits, people).RunAsync(settings);
        }

        await limits.MeasureAsync(Short);
        limits.Report(report);
        await report.WriteAsync(settings.Out, $"load-{stage.StoreName.ToLowerInvariant()}");
        return 0;
    }
}
