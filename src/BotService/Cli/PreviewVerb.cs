using System.CommandLine;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Cli;

/// <summary><c>preview</c>: what would be sent when, and to how many, from the planner that sends it; nothing is kept.</summary>
internal static class PreviewVerb
{
    private const string Example = "2026-09-07";

    public static Command Create(ToolHost host)
    {
        var from = VerbArguments.Text("--from", $"第一天，如 {Example}；不写就是今天");
        var to = VerbArguments.Text("--to", "最后一天（含）；不写就是那一周的周日");
        var command = new Command("preview", "预览提醒：什么时候发什么、发给多少人，不会真的发") { from, to };
        command.DemandDay(from, Example);
        command.DemandDay(to, Example);
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync<PreviewRun>(
            (run, token) => run.PrintAsync(VerbArguments.Day(parsed.GetValue(from)), VerbArguments.Day(parsed.GetValue(to)), host.Terminal, token), cancellationToken));
        return command;
    }
}

/// <summary>Plans the days as the service would and prints what it would send.</summary>
internal sealed class PreviewRun(StoreWriter store, LocalClock clock)
{
    private const int LongestDays = 400;

    public async Task<int> PrintAsync(DateOnly? first, DateOnly? last, Terminal terminal, CancellationToken cancellationToken)
    {
        var from = first ?? clock.Today;
        var to = last ?? StudyWeek.Of(from).Sunday;

        if (to < from || to.DayNumber - from.DayNumber >= LongestDays)
        {
            terminal.Fail(to < from ? $"--to {VerbArguments.DayText(to)} 在 --from {VerbArguments.DayText(from)} 之前，请写一个更晚的日子" : $"一次最多预览 {LongestDays} 天，请缩短一些");
            return Terminal.WrongUsage;
        }

        if (to < clock.Today)
        {
            terminal.Fail($"{VerbArguments.DayText(to)} 已经过去，只能预览今天（{VerbArguments.DayText(clock.Today)}）以后的提醒");
            return Terminal.WrongUsage;
        }

        var window = new TimeWindow(clock.StartOf(from).AddTicks(-1), clock.StartOf(to.AddDays(1)).AddTicks(-1));
        var rows = await store.RunAsync<ReminderPreview, IReadOnlyList<PreviewRow>>((preview, _, token) => new(preview.ReadAsync(window, token)), cancellationToken);

        return terminal.Say(
        [
            $"{VerbArguments.DayText(from)} 至 {VerbArguments.DayText(to)}，按现在的情况会发 {rows.Count} 次（没有真的发）",
            .. rows.Count == 0 ? [] : PreviewTable.Of(rows, clock),
        ]);
    }
}
