using BotService.Benchmarks.Far;
using BotService.Benchmarks.Figures;

namespace BotService.Benchmarks.Verbs;

/// <summary><c>scale</c>: what grows with the organisation, at several sizes so that the growth can be seen.</summary>
internal static class ScaleVerb
{
    public static async Task<int> RunAsync(Settings settings)
    {
        var report = new Report($"scale on {(settings.Text("postgres") is null ? "SQLite" : "PostgreSQL")}, after {settings.Number("weeks", 51)} weeks of data");

        foreach (var people in settings.Numbers("people", 5_000, 100_000))
        {
            await using var stage = await MeasurementFolder.SetAsync(settings.Text("postgres"));
            await using var far = await FakeWeCom.StartAsync();
            await new ScaleRun(stage, far, report, people).RunAsync(settings);
        }

        await report.WriteAsync(settings.Out, settings.Text("postgres") is null ? "scale-sqlite" : "scale-postgresql");
        return 0;
    }
}
