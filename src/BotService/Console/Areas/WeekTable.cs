using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Console.Areas;

/// <summary>The six outcomes as a table: an admin sees every group and the sum, a liaison the own row, a member the own outcome.</summary>
internal sealed class WeekTable(BotDbContext db, IOptions<PolicyOptions> policy)
{
    private const int MostBars = 16;

    public async Task<IReadOnlyList<Block>> LatestAsync(ConsoleVisit visit, CancellationToken cancellationToken) =>
        [new Heading("这一周"), .. await OfAsync(visit, await db.OpenedTopicsAsync(null, cancellationToken), cancellationToken)];

    /// <param name="topics">The opened topics of one week.</param>
    public async Task<IReadOnlyList<Block>> OfAsync(ConsoleVisit visit, IReadOnlyList<Topic> topics, CancellationToken cancellationToken)
    {
        if (topics.Count == 0)
        {
            return [new Words("还没有开放，所以没有数字。")];
        }

        var week = StudyWeek.FromKey(topics[0].WeekKey);
        var caption = $"{week.Name}{string.Concat(topics.Select(t => $"《{t.Title}》"))}";
        var ids = topics.Select(t => t.Id).ToList();

        if (!visit.Caller.HasOffice)
        {
            return [await OwnAsync(visit, ids, caption, cancellationToken)];
        }

        var all = await db.GroupFiguresAsync(ids, cancellationToken);
        var seen = visit.Caller.IsAdmin ? all.Outside(policy.Value.SmallestGroup) : [.. all.Where(g => g.GroupId == visit.Caller.OnlyGroup)];
        var records = visit.Caller.IsAdmin ? $"{TopicsArea.Path}/{week}/export" : null;
        var table = FigureTable.Of(caption, "组", [.. seen.Select(g => Line(visit, week, g))], visit.Caller.IsAdmin, $"{caption}：没有应到的人。", records);

        if (seen.Count == 0)
        {
            return [table];
        }

        IReadOnlyList<FigureLine> bars = seen.Count > MostBars
            ? [new FigureLine("合计", FigureTable.Sum(seen.Select(g => g.Figures)))]
            : [.. seen.Select(g => new FigureLine(g.Name(), g.Figures))];
        return [table, FigureChart.Of(caption, bars)];
    }

    private static FigureLine Line(ConsoleVisit visit, StudyWeek week, GroupFigures group) => new(group.Name(), group.Figures, group.GroupId == 0 ? null : GroupsArea.At(group.Name()))
    {
        Unanswered = visit.Caller.IsLiaisonOf(group.GroupId) ? GroupsArea.At(group.Name(), week) : null,
    };

    private async Task<Block> OwnAsync(ConsoleVisit visit, List<int> topicIds, string caption, CancellationToken cancellationToken)
    {
        var me = visit.Caller.Member!.Id;
        var mine = await db.Participations.AsNoTracking().Where(p => p.MemberId == me && topicIds.Contains(p.TopicId))
            .OrderBy(p => p.TopicId).Select(p => new { p.Topic!.Title, p.Outcome }).ToListAsync(cancellationToken);
        return new Table(caption, ["主题", "我的结果"], [.. mine.Select(m => new TableLine([new Cell(m.Title), new Cell(m.Outcome.Word())]))], $"{caption}：没有需要您答复的主题。");
    }
}
