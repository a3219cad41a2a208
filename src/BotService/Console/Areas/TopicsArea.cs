using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>The plan, week by week, latest first.</summary>
[ConsoleLink("主题", "/topics", order: 2)]
internal sealed class TopicsArea : IConsoleArea
{
    public const string Path = "/topics";

    public static void Map(IEndpointRouteBuilder console) =>
        console.MapGet(Path, async (string? after, ConsoleVisit visit, TopicsPage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, after, cancellationToken)).For(Audience.Everyone);
}

/// <summary>One page of the plan.</summary>
internal sealed class TopicsPage(BotDbContext db, LocalClock clock)
{
    private static readonly string[] Columns = ["周", "主题", "对象", "状态", "截止"];

    public async Task<IResult> ShowAsync(ConsoleVisit visit, string? after, CancellationToken cancellationToken)
    {
        var topics = db.Topics.AsNoTracking().SeenBy(visit.Caller);

        if (Paging.Key(after, 2) is [var week, var id])
        {
            topics = topics.Where(t => t.WeekKey < week || (t.WeekKey == week && t.Id < id));
        }

        var asked = await topics.OrderByDescending(t => t.WeekKey).ThenByDescending(t => t.Id).Take(Paging.Asked).ToListAsync(cancellationToken);
        var (rows, next) = Paging.Page(asked, TopicsArea.Path, t => FormattableString.Invariant($"{t.WeekKey}.{t.Id}"));
        IReadOnlyList<Block> ways = visit.Caller.IsAdmin ? [new Links([new PageLink("发布主题", "/topics/new"), new PageLink("导入", "/topics/import")])] : [];
        return Pages.Show(visit, TopicsArea.Path, new PageModel("主题", [.. ways, new Table("按周的主题计划，新的在前", Columns, [.. rows.Select(Line)], "还没有主题。"), .. next]));
    }

    private TableLine Line(Topic topic)
    {
        var week = StudyWeek.FromKey(topic.WeekKey);
        return new(
        [
            new Cell(week.NameSeenFrom(clock.Today), $"{TopicsArea.Path}/{week}"), new Cell(topic.Title), new Cell(TierWords.Of(topic.Audience)),
            new Cell(topic.State(clock.UtcNow)), new Cell(clock.Moment(topic.DueAt)),
        ]);
    }
}
