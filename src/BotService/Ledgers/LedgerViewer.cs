using BotService.Store;

namespace BotService.Ledgers;

/// <summary>Who looks or acts: every query that returns items takes it.</summary>
internal sealed record LedgerViewer(string UserKey, int? MemberId, int? GroupId, bool IsLiaison, bool IsAdmin)
{
    /// <summary>How it was said: chat, card, import.</summary>
    public string Via { get; init; } = "chat";

    /// <summary>What was said in confidence and turned into an item: no account has this key, so nobody is the raiser.</summary>
    public static LedgerViewer Opinions { get; } = new("征求意见", null, null, IsLiaison: false, IsAdmin: false);

    public bool Has(LedgerRights rights) =>
        (rights.HasFlag(LedgerRights.Member) && MemberId is not null) || (rights.HasFlag(LedgerRights.Liaison) && IsLiaison) || (rights.HasFlag(LedgerRights.Admin) && IsAdmin);

    /// <summary>Sees the names of that group's people.</summary>
    public bool IsLiaisonOf(int? groupId) => IsLiaison && groupId is not null && groupId == GroupId;
}

/// <summary>Who sees what: one's own group, what one raised, owns, verifies or helps with, and what is for all.</summary>
internal static class LedgerSight
{
    public static IQueryable<LedgerItem> SeenBy(this BotDbContext db, LedgerViewer viewer)
    {
        if (viewer.IsAdmin)
        {
            return db.LedgerItems;
        }

        var (member, group, key) = (viewer.MemberId, viewer.GroupId, viewer.UserKey);
        return db.LedgerItems.Where(i => i.IsPublic || (group != null && i.GroupId == group) || i.RaisedByKey == key || (member != null && (i.OwnerId == member || i.RaisedById == member))
            || db.LedgerTeams.Any(t => t.ItemId == i.Id && t.MemberId == member && t.Until == null));
    }
}
