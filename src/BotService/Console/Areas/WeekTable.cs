using System.Globalization;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>The six outcomes as a table: an admin sees every group and the sum, a liaison the own row, a member the own outcome.</summary>
internal sealed class WeekTable(BotDbContext db)
{
    private static readonly string[] Columns = ["组", "应到", "按时", "补学", "请假", "没学", "未送达", "未报", "完成率"];

    public async Task<IReadOnlyList<Block>> LatestAsync(ConsoleVisit visit, CancellationToken cancellationToken) => await ShowAsync(visit, await db.OpenedTopicsAsync(null, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<Block>> ShowAsync(ConsoleVisit visit, IReadOnlyList<Topic> topics, CancellationToken cancellationToken)
    {
        if (topics.Count == 0)
        {
            return [new Words("还没有开放过的主题，所以没有数字。")];
        }

        var week = StudyWeek.FromKey(topics[0].WeekKey);
        var caption = $"第{week.Number}周（{LocalClock.Days(week.Monday, week.Sunday)}）{string.Concat(topics.Select(t => $"《{t.Title}》"))}";
        return [new Heading("这一周"), await RowsAsync(visit, topics, caption, cancellationToken)];
    }

    private async Task<Block> RowsAsync(ConsoleVisit visit, IReadOnlyList<Topic> topics, string caption, CancellationToken cancellationToken)
    {
        var ids = topics.Select(t => t.Id).ToList();

        if (!visit.Caller.IsAdmin && !visit.Caller.IsLiaison)
        {
            var mine = await db.Participations.AsNoTracking().Where(p => p.MemberId == visit.Caller.Member!.Id && ids.Contains(p.TopicId)).OrderBy(p => p.TopicId)
                .Select(p => new { p.Topic!.Title, p.Outcome }).ToListAsync(cancellationToken);
            return new Table(caption, ["主题", "我的结果"], [.. mine.Select(m => new TableLine([new Cell(m.Title), new Cell(m.Outcome.Word())]))], $"{caption}：没有需要您答复的主题。");
        }

        var groups = await db.GroupFiguresAsync(ids, cancellationToken);
        var seen = visit.Caller.IsAdmin ? groups : [.. groups.Where(g => g.GroupId == visit.Caller.Member!.GroupId)];
        List<TableLine> rows = [.. seen.Select(g => Row(g.Name, g.Figures, $"/groups/{Uri.EscapeDataString(g.Name)}"))];

        if (visit.Caller.IsAdmin && rows.Count > 0)
        {
            rows.Add(Row("合计", seen.Aggregate(Figures.None, (sum, g) => sum + g.Figures), null));
        }

        return new Table(caption, Columns, rows, $"{caption}：没有应到的人。");
    }

    private static TableLine Row(string name, Figures figures, string? href) => new(
    [
        new Cell(name, href), Number(figures.Expected), Number(figures.OnTime), Number(figures.Late), Number(figures.Excused), Number(figures.NotStudied), Number(figures.Unreachable), Number(figures.Pending),
        new Cell(figures.Rate()),
    ]);

    private static Cell Number(int count) => new(count.ToString(CultureInfo.InvariantCulture));
}
