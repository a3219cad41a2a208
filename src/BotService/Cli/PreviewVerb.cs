using System.CommandLine;
using System.Globalization;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Cli;

/// <summary><c>preview</c>: what would be sent when, and to how many, from the planner that sends it; nothing is kept.</summary>
internal static class PreviewVerb
{
    public const string Shape = "yyyy-MM-dd";

    public static Command Create(ToolHost host)
    {
        var from = VerbArguments.Text("--from", "第一天，如 2026-09-07；不写就是今天");
        var to = VerbArguments.Text("--to", "最后一天（含）；不写就是那一周的周日");
        var command = new Command("preview", "预览提醒：什么时候发什么、发给多少人，不会真的发") { from, to };
        command.Validators.Add(result =>
        {
            foreach (var day in (ReadOnlySpan<Option<string?>>)[from, to])
            {
                if (result.GetResult(day) is not null && Day(result.GetValue(day)) is null)
                {
                    result.AddError($"{day.Name} 要写成 2026-09-07 的样子，收到的是“{result.GetValue(day)}”");
                }
            }
        });
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync<PreviewRun>(
            (run, token) => run.PrintAsync(Day(parsed.GetValue(from)), Day(parsed.GetValue(to)), host.Terminal, token), cancellationToken));
        return command;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, Shape, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;
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
            terminal.Fail(to < from ? $"--to {Text(to)} 在 --from {Text(from)} 之前，请写一个更晚的日子" : $"一次最多预览 {LongestDays} 天，请缩短一些");
            return Terminal.WrongUsage;
        }

        if (to < clock.Today)
        {
            terminal.Fail($"{Text(to)} 已经过去，只能预览今天（{Text(clock.Today)}）以后的提醒");
            return Terminal.WrongUsage;
        }

        var window = new TimeWindow(clock.StartOf(from).AddTicks(-1), clock.StartOf(to.AddDays(1)).AddTicks(-1));
        var rows = await store.RunAsync<ReminderPreview, IReadOnlyList<PreviewRow>>((preview, _, token) => new(preview.ReadAsync(window, token)), cancellationToken);

        return terminal.Say(
        [
            $"{Text(from)} 至 {Text(to)}，按现在的情况会发 {rows.Count} 次（没有真的发）",
            .. rows.Count == 0 ? [] : PreviewTable.Of(rows, clock),
        ]);
    }

    private static string Text(DateOnly day) => day.ToString(PreviewVerb.Shape, CultureInfo.InvariantCulture);
}
