using BotService.Store;

namespace BotService.Ledgers;

/// <summary>Who sees what: one's own group, what one raised, owns, verifies or helps with, and what is for all.</summary>
internal static class LedgerSight
{
    /// <summary>What was said in confidence and turned into an item: no account has this key, so nobody is the raiser.</summary>
    public static Viewer Opinions { get; } = new("征求意见", null, IsLiaison: false, IsAdmin: false);

    public static bool Has(this Viewer viewer, LedgerRights rights) =>
        (rights.HasFlag(LedgerRights.Member) && viewer.Member is not null) || (rights.HasFlag(LedgerRights.Liaison) && viewer.IsLiaison) || (rights.HasFlag(LedgerRights.Admin) && viewer.IsAdmin);

    /// <summary>Whether the viewer reads whose the group's items are: who is of the group, and no admin, in lists of the chat and on pages.</summary>
    public static bool NamesOwnersOf(this Viewer viewer, int? groupId) => !viewer.IsAdmin && viewer.IsOf(groupId);

    /// <summary>For many readers of a few items <see cref="ItemSight"/> says the same.</summary>
    public static IQueryable<LedgerItem> SeenBy(this BotDbContext db, Viewer viewer)
    {
        if (viewer.IsAdmin)
        {
            return db.LedgerItems;
        }

        var (member, group, key) = (viewer.MemberId, viewer.GroupId, viewer.UserKey);

        // Who gave a verdict goes on to see what became of it. Read once for all items: looked up for each, the entries of every item would be.
        var verified = db.LedgerEntries.Where(e => e.ByMemberId == member && (e.Verb == nameof(LedgerVerb.Pass) || e.Verb == nameof(LedgerVerb.Reject)) && e.TakenBackAt == null).Select(e => e.ItemId);

        // Whoever signed the opinion that it became goes on to see it; nothing in the item says whose it was.
        var said = db.Opinions.Where(o => o.MemberId == member && o.MemberId != null && o.BecameItemId != null).Select(o => o.BecameItemId!.Value);
        return db.LedgerItems.Where(i => i.IsPublic || (group != null && i.GroupId == group) || i.RaisedByKey == key || (member != null && (i.OwnerId == member || i.RaisedById == member || verified.Contains(i.Id) || said.Contains(i.Id)))
            || db.LedgerTeams.Any(t => t.ItemId == i.Id && t.MemberId == member && t.Until == null));
    }
}
