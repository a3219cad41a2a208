using System.Globalization;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.LedgerLists;
using BotService.Time;

namespace BotService.Console.Areas;

/// <summary>What the bot asked of people, month by month; nobody is named.</summary>
[ConsoleLink("负担", "/burden", order: 12)]
internal sealed class BurdenArea : IConsoleArea
{
    private const string Path = "/burden";

    private const int Months = 12;

    private const int Years = 10;

    public static void Map(IEndpointRouteBuilder console) => console.MapGet(Path, ShowAsync).For(Audience.Everyone);

    /// <summary>One month is counted at a time: a year of a large organisation is many rows.</summary>
    private static async Task<IResult> ShowAsync(string? month, ConsoleVisit visit, Burden burden, LocalClock clock, CancellationToken cancellationToken)
    {
        var current = new DateOnly(clock.Today.Year, clock.Today.Month, 1);
        var isMonth = DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked);
        var isCounted = isMonth && asked <= current && asked > current.AddYears(-Years);
        var links = Enumerable.Range(0, Months).Select(back => current.AddMonths(-back)).Select(one => new PageLink(Word(one), $"{Path}?month={one:yyyy-MM}"));
        Block[] others = [new Heading("看别的月份"), new Links([.. links])];

        if (!isCounted && !string.IsNullOrWhiteSpace(month))
        {
            return Pages.Show(visit, Path, new PageModel("负担", others) { Wrong = $"没有这个月的数字：月份要写成 2026-09 的样子，不晚于本月，在最近 {Years} 年里。" }, StatusCodes.Status400BadRequest);
        }

        var first = isCounted ? asked : current.AddMonths(-1);
        var found = await burden.OfAsync(first, cancellationToken);
        return Pages.Show(visit, Path, new PageModel("负担",
        [
            new Html.Table($"{Word(first)}机器人请大家做的事", ["什么", "多少"],
            [
                Row("推送", $"{found.People} 人共 {found.Sent} 次"),
                Row("人均每周推送", string.Create(CultureInfo.InvariantCulture, $"{found.Each:0.0} 次（最多 {found.Budget}）")),
                Row("清单请人打字", $"{found.Typed} 次"),
                Row("清单请人点按", $"{found.Pressed} 次"),
                Row("新提事项", $"{found.Raised} 项"),
                Row("导出", $"{found.Exports} 次"),
                Row("督办", $"{found.Chased} 次"),
                Row("没有人打开过的清单", found.Silent),
            ], "没有数字。"),
            .. others,
        ]));
    }

    private static string Word(DateOnly month) => $"{month.Year}年{month.Month}月";

    private static TableLine Row(string what, string count) => new([new Cell(what), new Cell(count)]);
}
