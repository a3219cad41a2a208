using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.Extensions.Options;

namespace BotService.Features.Topics.Reminding;

/// <summary>What admins read: figures of the whole, who is being taken care of, and groups whose liaison cannot be reached. No names, ever.</summary>
internal sealed class AdminDigest(BotDbContext db, PushTexts texts, LocalClock clock, IOptions<OrganisationOptions> organisation, IOptions<PolicyOptions> policy)
{
    private const int MostGroups = 12;

    public async Task<IReadOnlyList<DigestSection>> WriteAsync(
        Nudge nudge, Topic topic, IReadOnlyList<GroupFigures> groups, IReadOnlyList<GroupFigures> held, IReadOnlyList<GroupFigures> unread, CancellationToken cancellationToken)
    {
        var isTheirs = nudge.IsForAdmins && groups.Count > 0;

        if (!isTheirs && unread.Count == 0)
        {
            return [];
        }

        var fields = TopicFields.OfDigest(nudge, topic, groups.Select(group => group.Figures).Aggregate(Figures.None, (a, b) => a + b), clock);
        AddGroups(fields, "heldGroups", held.Select(group => group.Name()));
        AddGroups(fields, "silentGroups", unread.Select(group => group.People < policy.Value.SmallestGroup ? group.Name() : $"{group.Name()}（未报 {group.Figures.Pending}，未送达 {group.Figures.Unreachable}）"));
        var text = texts.Write(TextKind.Admins, isTheirs ? nudge.Text : TopicTexts.NoLiaison, fields);
        return [.. (await db.AdminsAsync(organisation.Value, clock.Today, cancellationToken)).Select(admin => new DigestSection(admin, text))];
    }

    private static void AddGroups(Dictionary<string, object> fields, string name, IEnumerable<string> groups)
    {
        var all = groups.ToList();

        if (all.Count > 0)
        {
            fields[name] = ShortList.Counted(all, MostGroups, "个组");
        }
    }
}
