using System.Diagnostics;
using BotService.Benchmarks.Driving;
using BotService.Benchmarks.Far;
using BotService.Benchmarks.Figures;
using BotService.Benchmarks.Rows;

namespace BotService.Benchmarks.Verbs;

/// <summary>One organisation from its import to the export of a week.</summary>
internal sealed class ScaleRun(MeasurementFolder stage, FakeWeCom far, Report report, int people)
{
    private const int Week = Organisation.FirstWeek;
    private const int Times = 21;

    private readonly RequestWriter _forge = new();
    private readonly YearOfRows _rows = new(stage);

    public async Task RunAsync(Settings settings)
    {
        var environment = stage.Environment(settings.Service, far, Organisation.Start);
        Task<VerbRun> RunVerbAsync(params string[] arguments) => MeasuredService.RunAsync(settings.Service, environment, stage.Log, arguments);

        var empty = await RunVerbAsync("migrate");
        var import = await RunVerbAsync("import", "people", Organisation.WritePeople(stage.Folder, people));
        Add("import people, whole command", import.Took.TotalSeconds, "s", $"peak {Megabytes(import.PeakBytes):0} MB; `migrate` alone peaks at {Megabytes(empty.PeakBytes):0} MB");
        await _rows.FillAsync(settings.Number("weeks", 51));
        await RunVerbAsync("import", "topics", Organisation.WriteTopics(stage.Folder, 1));

        await using (var service = await MeasuredService.StartAsync(settings.Service, environment, stage.Log, "serve"))
        {
            await MoveAsync(service, DayOfWeek.Monday, "09:06", "09:08", "opening the topic: roster frozen, pushes planned");
            await _rows.AnswerAsync();
            await MoveAsync(service, DayOfWeek.Thursday, "16:06", "16:08", "planning the nudge for three people of five");
            await AskAsync(service, MeasurementFolder.Admin, "统计");
            await AskAsync(service, MeasurementFolder.Admin, $"统计 {Organisation.Group(7)}");
            await AskAsync(service, MeasurementFolder.Admin, "各组");
            await AskAsync(service, Organisation.UserId(7), "未报");
            await AskAsync(service, Organisation.UserId(people / 2), "我的");
            await AskAsync(service, Organisation.UserId(people / 2), "已学");
            Add("resident memory of the service afterwards", Megabytes(service.Figures.ResidentBytes), "MB", $"peak {Megabytes(service.Figures.PeakBytes):0} MB");
        }

        var export = await RunVerbAsync("export", "participation", "--week", $"2026-W{Week}", "--out", Path.Combine(stage.Folder, "week.xlsx"));
        Add("export of the week, whole command", export.Took.TotalSeconds, "s", $"peak {Megabytes(export.PeakBytes):0} MB, {Megabytes(export.PeakBytes - empty.PeakBytes):0} MB above `migrate`");
    }

    /// <summary>The first message reaches WeCom when the planning has been committed; the rest of the time is sending.</summary>
    private async Task MoveAsync(MeasuredService service, DayOfWeek day, string before, string after, string what)
    {
        await service.MoveClockAsync(Organisation.Stamp(Week, day, before));
        far.Forget();
        var start = Stopwatch.GetTimestamp();
        var all = await service.MoveClockAsync(Organisation.Stamp(Week, day, after));
        var planned = far.FirstAt == 0 ? all : Stopwatch.GetElapsedTime(start, far.FirstAt);
        Add(what, planned.TotalSeconds, "s", $"with handing it to the API in {far.Sends} calls {all.TotalSeconds:0.00} s");
    }

    private async Task AskAsync(MeasuredService service, string userId, string text)
    {
        var at = Organisation.At(Week, DayOfWeek.Thursday, "17:00");
        var run = await LoadDriver.ClosedAsync(service.Port, _forge.Texts(Enumerable.Repeat(userId, Times), text, at), 1, TimeSpan.FromMinutes(2));
        Add($"{text}: median of {run.Count}", run.OnTheWire.Within(0.5), "ms", $"worst {run.OnTheWire.Within(1):0} ms, {run.Errors} errors");
    }

    private void Add(string what, double value, string unit, string beside) => report.Add($"{people:#,0} people: {what}", value, unit, beside);

    private static double Megabytes(long bytes) => bytes / 1024.0 / 1024.0;
}
