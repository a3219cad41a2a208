using System.Globalization;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>One message per reader for all that is due for that reader. Names stay inside the group; admins get figures.</summary>
internal sealed class DigestWriter(BotDbContext db, OutboxWriter outbox, LocalClock clock, IOptions<OrganisationOptions> organisation)
{
    private const int MostNames = 40;

    public async Task WriteAsync(IReadOnlyList<Nudge> nudges, CancellationToken cancellationToken)
    {
        if (nudges.Count == 0)
        {
            return;
        }

        var readers = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);

        foreach (var nudge in nudges)
        {
            var groups = await db.GroupFiguresAsync([nudge.Topic.Id], cancellationToken);
            await AddForLiaisonsAsync(nudge, groups, readers, cancellationToken);

            if (nudge.Audience is NudgeAudience.LiaisonsAndAdmins && groups.Count > 0)
            {
                await AddForAdminsAsync(nudge, groups, readers, cancellationToken);
            }
        }

        var key = string.Join('+', nudges.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Rule}:{n.Topic.Id}:{n.At.ToUnixTimeSeconds()}")));

        foreach (var alike in readers.GroupBy(reader => string.Join("\n\n", reader.Value)))
        {
            outbox.Owe($"{key}:{alike.First().Key}", alike.Select(reader => reader.Key), new TextContent(MessageText.Clip(alike.Key, MessageText.MaxBytes)), nudges.Max(n => n.UselessFrom));
        }
    }

    private async Task AddForLiaisonsAsync(Nudge nudge, IReadOnlyList<GroupFigures> groups, SortedDictionary<string, List<string>> readers, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var open = groups.Where(g => g.Figures.Unanswered > 0).ToDictionary(g => g.GroupId);
        var liaisons = await db.Members
            .Where(m => m.Role == Role.Liaison && open.Keys.Contains(m.GroupId) && (m.Joined == null || m.Joined <= today) && (m.Left == null || m.Left > today))
            .Select(m => new { m.UserId, m.GroupId }).ToListAsync(cancellationToken);

        foreach (var group in liaisons.GroupBy(l => l.GroupId))
        {
            var section = await LiaisonSectionAsync(nudge, open[group.Key], cancellationToken);
            group.ToList().ForEach(liaison => Add(readers, liaison.UserId, section));
        }
    }

    private async Task<string> LiaisonSectionAsync(Nudge nudge, GroupFigures group, CancellationToken cancellationToken)
    {
        var names = await db.Participations
            .Where(p => p.TopicId == nudge.Topic.Id && p.GroupId == group.GroupId && (p.Outcome == Outcome.Pending || p.Outcome == Outcome.Unreachable))
            .OrderBy(p => p.MemberId).Take(MostNames)
            .Select(p => new { p.Member!.Name, p.Outcome }).ToListAsync(cancellationToken);
        var silent = names.Where(n => n.Outcome is Outcome.Pending).Select(n => n.Name).ToList();
        var unreachable = names.Where(n => n.Outcome is Outcome.Unreachable).Select(n => n.Name).ToList();
        List<string> lines = [Headline(nudge), $"{group.Name}：应到 {group.Figures.Expected}，未报 {group.Figures.Pending}，未送达 {group.Figures.Unreachable}"];

        if (silent.Count > 0)
        {
            lines.Add($"未报：{string.Join('、', silent)}{(group.Figures.Pending > silent.Count ? " 等" : string.Empty)}");
        }

        if (unreachable.Count > 0)
        {
            lines.Add($"未送达（消息到不了，请当面告知）：{string.Join('、', unreachable)}");
        }

        lines.Add("名单只供本组联络用；可发：未报、代录 姓名 已学 原因");
        return string.Join('\n', lines);
    }

    private async Task AddForAdminsAsync(Nudge nudge, IReadOnlyList<GroupFigures> groups, SortedDictionary<string, List<string>> readers, CancellationToken cancellationToken)
    {
        var total = groups.Select(g => g.Figures).Aggregate(Figures.None, (a, b) => a + b);
        var section = string.Join('\n', [Headline(nudge), .. total.Lines(), "各组情况发 各组，导出发 导出"]);
        var today = clock.Today;
        var fromRoster = await db.Members
            .Where(m => m.Role == Role.Admin && (m.Joined == null || m.Joined <= today) && (m.Left == null || m.Left > today))
            .Select(m => m.UserId).ToListAsync(cancellationToken);

        foreach (var admin in fromRoster.Concat(organisation.Value.Admins).DistinctBy(UserKey.Of))
        {
            Add(readers, admin, section);
        }
    }

    private string Headline(Nudge nudge) => nudge.At < nudge.Topic.DueAt
        ? $"第{nudge.Topic.WeekNumber}周《{nudge.Topic.Title}》{clock.Moment(nudge.Topic.DueAt)} 截止"
        : $"第{nudge.Topic.WeekNumber}周《{nudge.Topic.Title}》已到截止时间，{clock.Moment(nudge.Topic.LateUntil)} 前还收补学";

    private static void Add(SortedDictionary<string, List<string>> readers, string userId, string section)
    {
        var reader = readers.Keys.FirstOrDefault(known => UserKey.Of(known) == UserKey.Of(userId)) ?? userId;

        if (!readers.TryGetValue(reader, out var sections))
        {
            readers[reader] = sections = [];
        }

        sections.Add(section);
    }
}
