using System.CommandLine;
using System.Globalization;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Cli;

/// <summary><c>preview</c>: what would be sent when, and to how many, from the planner that sends it; nothing is kept.</summary>
internal static class PreviewVerb
{
    private const int LongestDays = 400;

    private const string Shape = "yyyy-MM-dd";

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
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync(
            (services, token) => RunAsync(services, parsed.GetValue(from), parsed.GetValue(to), host.Terminal, token), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string? fromText, string? toText, Terminal terminal, CancellationToken cancellationToken)
    {
        var clock = services.GetRequiredService<LocalClock>();
        var from = Day(fromText) ?? clock.Today;
        var to = Day(toText) ?? StudyWeek.Of(from).Sunday;

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
        var rows = await services.GetRequiredService<StoreWriter>().RunAsync(
            (inner, _, token) => new ValueTask<IReadOnlyList<PreviewRow>>(inner.GetRequiredService<ReminderPreview>().ReadAsync(window, token)), cancellationToken);

        return terminal.Say(
        [
            $"{Text(from)} 至 {Text(to)}，按现在的情况会发 {rows.Count} 次（没有真的发）",
            .. rows.Count == 0 ? [] : PreviewTable.Of(rows, clock),
        ]);
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, Shape, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;

    private static string Text(DateOnly day) => day.ToString(Shape, CultureInfo.InvariantCulture);
}
