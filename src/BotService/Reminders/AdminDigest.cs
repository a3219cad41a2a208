using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>What admins read: figures of the whole, who is being taken care of, and groups whose liaison cannot be reached. No names, ever.</summary>
internal sealed class AdminDigest(BotDbContext db, LocalClock clock, IOptions<OrganisationOptions> organisation)
{
    private const int MostGroups = 12;

    public async Task<IReadOnlyList<DigestSection>> WriteAsync(
        Nudge nudge, IReadOnlyList<GroupFigures> groups, IReadOnlyList<GroupFigures> held, IReadOnlyList<GroupFigures> unread, CancellationToken cancellationToken)
    {
        var isClosing = nudge.Audience is NudgeAudience.LiaisonsAndAdmins && groups.Count > 0;

        if (!isClosing && unread.Count == 0)
        {
            return [];
        }

        List<string> lines = [DigestHeadline.Of(nudge, clock)];

        if (isClosing)
        {
            lines.AddRange(groups.Select(group => group.Figures).Aggregate(Figures.None, (a, b) => a + b).Lines());
        }

        if (isClosing && held.Count > 0)
        {
            lines.Add($"有人跟进：{Clipped(held.Select(group => group.Name), "、")}");
        }

        if (unread.Count > 0)
        {
            lines.Add($"没有能收到消息的联络员，本组汇总无人收到：{Clipped(unread.Select(group => $"{group.Name}（未报 {group.Figures.Pending}，未送达 {group.Figures.Unreachable}）"), "、")}");
        }

        lines.Add("各组情况发 各组，导出发 导出");
        var text = string.Join('\n', lines);
        return [.. (await db.AdminsAsync(organisation.Value, clock.Today, cancellationToken)).Select(admin => new DigestSection(admin, text))];
    }

    private static string Clipped(IEnumerable<string> groups, string separator)
    {
        var all = groups.ToList();
        return string.Join(separator, all.Take(MostGroups)) + (all.Count > MostGroups ? $" 等 {all.Count} 个组" : string.Empty);
    }
}
