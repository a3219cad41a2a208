using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Reminders;

/// <summary>What liaisons read: the figures of the own group, and the names behind them, which go no further.</summary>
internal sealed class LiaisonDigest(BotDbContext db, LocalClock clock)
{
    private const int MostNames = 40;

    /// <summary>A section for each liaison who can be reached, and the groups in which there is none.</summary>
    public async Task<(IReadOnlyList<DigestSection> Sections, IReadOnlyList<GroupFigures> Unread)> WriteAsync(
        Nudge nudge, IReadOnlyList<GroupFigures> groups, CancellationToken cancellationToken)
    {
        var ids = groups.Select(group => group.GroupId).ToList();
        var liaisons = await db.LiaisonsOnDuty(clock.Today)
            .Where(m => ids.Contains(m.GroupId) && m.UnreachableSince == null)
            .OrderBy(m => m.Id).Select(m => new { m.Id, m.UserId, m.GroupId }).ToListAsync(cancellationToken);
        var sections = new List<DigestSection>();

        foreach (var group in groups)
        {
            var readers = liaisons.Where(liaison => liaison.GroupId == group.GroupId).ToList();

            if (readers.Count == 0)
            {
                continue;
            }

            var waiting = await WaitingAsync(nudge.Topic.Id, group.GroupId, cancellationToken);
            var text = Text(nudge, group, waiting);
            sections.AddRange(readers.Select(reader => new DigestSection(
                reader.UserId, waiting.Any(w => w.MemberId == reader.Id && w.Outcome is Outcome.Pending) ? $"{text}\n您自己也还没回复，回复 已学 即可" : text)));
        }

        return (sections, [.. groups.Where(group => liaisons.All(liaison => liaison.GroupId != group.GroupId))]);
    }

    private async Task<List<Waiting>> WaitingAsync(int topicId, int groupId, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        return await db.Participations
            .Where(p => p.TopicId == topicId && p.GroupId == groupId && (p.Outcome == Outcome.Pending || p.Outcome == Outcome.Unreachable))
            .OrderBy(p => p.MemberId)
            .Select(p => new Waiting(p.MemberId, p.Member!.Name, p.Outcome, p.Member.Left != null && p.Member.Left <= today))
            .ToListAsync(cancellationToken);
    }

    private string Text(Nudge nudge, GroupFigures group, List<Waiting> waiting)
    {
        List<string> lines = [DigestHeadline.Of(nudge, clock), $"{group.Name}：应到 {group.Figures.Expected}，未报 {group.Figures.Pending}，未送达 {group.Figures.Unreachable}"];
        AddNames(lines, "未报", waiting.Where(w => w is { Outcome: Outcome.Pending, HasLeft: false }));
        AddNames(lines, "未送达（消息到不了，请当面告知）", waiting.Where(w => w is { Outcome: Outcome.Unreachable, HasLeft: false }));
        AddNames(lines, "已离开名单，不用联系", waiting.Where(w => w.HasLeft));
        lines.Add("名单只供本组联络用；可发：未报、代录 姓名 已学 原因");
        return string.Join('\n', lines);
    }

    private static void AddNames(List<string> lines, string heading, IEnumerable<Waiting> people)
    {
        var names = people.Select(person => person.Name).ToList();

        if (names.Count > 0)
        {
            lines.Add($"{heading}：{string.Join('、', names.Take(MostNames))}{(names.Count > MostNames ? $" 等 {names.Count} 人" : string.Empty)}");
        }
    }

    private sealed record Waiting(int MemberId, string Name, Outcome Outcome, bool HasLeft);
}
