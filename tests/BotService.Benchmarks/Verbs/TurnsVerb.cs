using System.Globalization;
using BotService.Benchmarks.Driving;
using BotService.Benchmarks.Far;
using BotService.Benchmarks.Figures;

namespace BotService.Benchmarks.Verbs;

/// <summary>
/// <c>turns</c>: two builds run beside each other and answer short bursts by turns. What else the machine does falls on both alike, so that their ratio
/// stays put where single runs swing by a fifth.
/// </summary>
internal static class TurnsVerb
{
    private const int Burst = 1500;

    public static async Task<int> RunAsync(Settings settings)
    {
        var turns = settings.Number("turns", 40);
        await using var far = await FakeWeCom.StartAsync();
        await using var before = await MeasuredBuild.StartAsync(settings.Text("before") ?? throw new InvalidOperationException("--before names the build to compare with"), far, settings.Text("postgres"), turns);
        await using var after = await MeasuredBuild.StartAsync(settings.Service, far, settings.Text("postgres"), turns);
        var report = new Report($"by turns on {before.StoreName}");

        // The first bursts of each kind only warm both up.
        await CompareAsync("已学, warming up", new Report("warming up"), turns, await before.ConfirmationsAsync(), await after.ConfirmationsAsync());
        await CompareAsync("已学", report, turns, await before.ConfirmationsAsync(), await after.ConfirmationsAsync());

        foreach (var (what, text, isAdmin) in ((string, string, bool)[])[("我的", "我的", false), ("统计 of a group", $"统计 {Organisation.Group(7)}", true)])
        {
            await CompareAsync($"{what}, warming up", new Report("warming up"), turns, before.Questions(text, isAdmin), after.Questions(text, isAdmin));
            await CompareAsync(what, report, turns, before.Questions(text, isAdmin), after.Questions(text, isAdmin));
        }

        await report.WriteAsync(settings.Out, $"turns-{before.StoreName.ToLowerInvariant()}");
        return 0;
    }

    private static async Task CompareAsync(string what, Report report, int turns, Bursts before, Bursts after)
    {
        var ratios = new List<double>();

        for (var turn = 0; turn < turns; turn++)
        {
            // Neither side is always the first.
            var (one, other) = turn % 2 == 0 ? (before, after) : (after, before);
            await one.NextAsync();
            await other.NextAsync();
            ratios.Add(after.LastRate / before.LastRate);
        }

        ratios.Sort();
        report.Add(
            $"{what}, after / before",
            after.Rate / before.Rate,
            string.Empty,
            string.Create(CultureInfo.InvariantCulture, $"{before.Rate:0} /s before, {after.Rate:0} /s after; median of {turns} turns {ratios[turns / 2]:0.000}, quarter to three quarters {ratios[turns / 4]:0.000}–{ratios[turns * 3 / 4]:0.000}"));
    }

    /// <summary>One build with a store of its own.</summary>
    private sealed class MeasuredBuild(MeasurementFolder stage, MeasuredService service, LoadMessages sayings, int turns) : IAsyncDisposable
    {
        public string StoreName => stage.StoreName;

        public static async Task<MeasuredBuild> StartAsync(string dll, FakeWeCom far, string? postgres, int turns)
        {
            var stage = await MeasurementFolder.SetAsync(postgres);
            var environment = stage.Environment(dll, far, Organisation.Start);
            var people = turns * Burst;
            await MeasuredService.RunAsync(dll, environment, stage.Log, "import", "people", Organisation.WritePeople(stage.Folder, people));
            await MeasuredService.RunAsync(dll, environment, stage.Log, "import", "topics", Organisation.WriteTopics(stage.Folder, 4));
            var service = await MeasuredService.StartAsync(dll, environment, stage.Log, "serve");
            return new MeasuredBuild(stage, service, new LoadMessages(service, people), turns);
        }

        public async Task<Bursts> ConfirmationsAsync() => new(service, await sayings.ConfirmationsAsync());

        public Bursts Questions(string text, bool isAdmin) => new(service, sayings.Repeat(isAdmin ? [MeasurementFolder.Admin] : sayings.Members, text, turns * Burst));

        public async ValueTask DisposeAsync()
        {
            await service.DisposeAsync();
            await stage.DisposeAsync();
        }
    }

    /// <summary>Requests that are sent a burst at a time.</summary>
    private sealed class Bursts(MeasuredService service, IReadOnlyList<byte[]> requests)
    {
        private int _sent;
        private TimeSpan _took;

        public double LastRate { get; private set; }

        public double Rate => _sent / _took.TotalSeconds;

        public async Task NextAsync()
        {
            var run = await LoadDriver.ClosedAsync(service.Port, [.. requests.Skip(_sent).Take(Burst)], connections: 32, TimeSpan.FromMinutes(1));

            if (run.Errors > 0)
            {
                throw new InvalidOperationException($"{run.Errors} callbacks of a burst failed");
            }

            (_sent, _took, LastRate) = (_sent + run.Count, _took + run.Elapsed, run.PerSecond);
        }
    }
}
