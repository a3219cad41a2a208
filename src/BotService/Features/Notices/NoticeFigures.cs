using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Notices;

/// <summary>How many read a notice. There is no hour in it, and nothing that could tell who was quick.</summary>
internal sealed class NoticeFigures(BotDbContext db, IOptions<PolicyOptions> policy)
{
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.OnTime => "已阅",
        Outcome.Late => "已阅（补）",
        Outcome.Excused => "请假",
        _ => "待阅",
    };

    /// <summary>应阅 36：已阅 31，未阅 4，未送达 1. They add up. What went to one small group is counted for that group alone.</summary>
    /// <param name="groupId">Whose people are counted; null for everybody's.</param>
    public async ValueTask<string> TextAsync(Topic notice, Viewer viewer, int? groupId, CancellationToken cancellationToken)
    {
        var rows = await db.Participations.Where(p => p.TopicId == notice.Id && (groupId == null || p.GroupId == groupId)).GroupBy(p => p.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var all = rows.Aggregate(Figures.None, (sum, row) => sum + Figures.Of(row.Key, row.Count));
        var smallest = policy.Value.SmallestGroup;

        if (notice.GroupId is { } sentTo && !viewer.IsOf(sentTo) && all.Expected < smallest)
        {
            return $"只发给一个不足 {smallest} 人的组，数字只给本组看";
        }

        return $"应阅 {all.Expected}：已阅 {all.OnTime + all.Late}，未阅 {all.Pending + all.NotStudied}，未送达 {all.Unreachable}{(all.Excused == 0 ? string.Empty : $"，请假 {all.Excused}")}";
    }
}
