using BotService.Store;

namespace BotService.Ledgers;

/// <summary>Which items wait for somebody's step, as queries over all of them. What one may do with a single item says <see cref="ItemRights"/>.</summary>
internal static class ItemRightsQueries
{
    /// <summary>Those that the viewer may accept.</summary>
    public static IQueryable<LedgerItem> ToAcceptBy(this IQueryable<LedgerItem> items, Viewer viewer) => items.OfOffice(viewer).Where(i => i.State == LedgerState.Raised);

    /// <summary>Those that nobody has taken and that the viewer may assign.</summary>
    /// <param name="prescribed">Kinds whose items nobody takes.</param>
    public static IQueryable<LedgerItem> ToAssignBy(this IQueryable<LedgerItem> items, Viewer viewer, IReadOnlyCollection<string> prescribed) =>
        items.OfOffice(viewer).Where(i => i.State == LedgerState.Doing && i.OwnerId == null && i.OwnerText == null && !prescribed.Contains(i.Kind));

    /// <summary>
    /// Those whose extension the viewer is asked for: what he or she gave, or raised when nobody on the roster gave it.
    /// An admin is asked for what was given by an admin who is not on the roster, and for what nobody else is there to answer.
    /// </summary>
    /// <param name="admins">The keys of all admins, also of those who are not on the roster.</param>
    public static IQueryable<LedgerItem> AskedOf(this IQueryable<LedgerItem> items, Viewer viewer, IQueryable<Member> roster, IReadOnlyCollection<string> admins)
    {
        var (me, key, isAdmin) = (viewer.MemberId, viewer.UserKey, viewer.IsAdmin);
        return items.Where(i => i.AskedDueOn != null && i.State == LedgerState.Doing && i.OwnerId != me
            && (i.AssignedByKey == key
                || (!roster.Any(m => m.UserKey == i.AssignedByKey && m.Id != i.OwnerId)
                    && ((isAdmin && i.AssignedByKey != null && admins.Contains(i.AssignedByKey))
                        || ((i.AssignedByKey == null || !admins.Contains(i.AssignedByKey))
                            && (i.RaisedByKey == key || (isAdmin && !roster.Any(m => m.UserKey == i.RaisedByKey && m.Id != i.OwnerId))))))));
    }

    /// <summary>A liaison acts for the own group, an admin for all.</summary>
    private static IQueryable<LedgerItem> OfOffice(this IQueryable<LedgerItem> items, Viewer viewer)
    {
        var (isAdmin, group) = (viewer.IsAdmin, viewer.LedGroup);
        return items.Where(i => isAdmin || (group != null && i.GroupId == group));
    }
}
