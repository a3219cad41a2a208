using BotService.Benchmarks.Driving;
using BotService.Benchmarks.Far;
using BotService.Benchmarks.Figures;

namespace BotService.Benchmarks.Verbs;

/// <summary><c>soak</c>: minutes of steady confirmations and questions, and the service's memory after each.</summary>
internal static class SoakVerb
{
    private const int Connections = 32;

    public static async Task<int> RunAsync(Settings settings)
    {
        var (people, minutes, rate) = (settings.Number("people", 20_000), settings.Number("minutes", 10), settings.Number("rate", 400));
        await using var stage = await MeasurementFolder.SetAsync(settings.Text("postgres"));
        await using var far = await FakeWeCom.StartAsync();
        var environment = stage.Environment(settings.Service, far, Organisation.Start);
        await MeasuredService.RunAsync(settings.Service, environment, stage.Log, "import", "people", Organisation.WritePeople(stage.Folder, people));
        await MeasuredService.RunAsync(settings.Service, environment, stage.Log, "import", "topics", Organisation.WriteTopics(stage.Folder, minutes + 1));
        var report = new Report($"soak on {stage.StoreName}, {people} people");
        await using var service = await MeasuredService.StartAsync(settings.Service, environment, stage.Log, "serve");
        var sayings = new LoadMessages(service, people);

        for (var minute = 1; minute <= minutes; minute++)
        {
            var run = await LoadDriver.OpenAsync(service.Port, await MinuteAsync(sayings, rate), Connections, rate, TimeSpan.FromMinutes(2));
            report.Add(
                $"resident memory after minute {minute}", service.Figures.ResidentBytes / 1024.0 / 1024.0, "MB",
                $"peak {service.Figures.PeakBytes / 1024 / 1024} MB; {run.Count} callbacks at {run.PerSecond:0}/s, {run.Errors} errors, p99 {run.FromIntended.Within(0.99):0.0} ms");
        }

        await report.WriteAsync(settings.Out, $"soak-{stage.StoreName.ToLowerInvariant()}");
        return 0;
    }

    /// <summary>Half of it confirms, half asks for the own record.</summary>
    private static async Task<IReadOnlyList<byte[]>> MinuteAsync(LoadMessages sayings, int rate)
    {
        var half = rate * 30;
        var confirmations = await sayings.ConfirmationsAsync();
        var questions = sayings.Repeat(sayings.Members, "我的", half);
        return [.. confirmations.Take(half).Zip(questions, (confirmation, question) => (byte[][])[confirmation, question]).SelectMany(pair => pair)];
    }
}
