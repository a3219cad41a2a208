namespace BotService.Store;

/// <summary>Who stands in for whom on a day. The stand-in's right ends with the giver's: a hand-over runs while both belong to the group and the giver is its liaison.</summary>
internal static class HandOverQueries
{
    public static IQueryable<HandOver> RunningHandOvers(this BotDbContext db, DateOnly day)
    {
        var roster = db.Members.OnRoster(day);
        return db.HandOvers.Where(h => h.EndedAt == null && h.Until >= day
            && roster.Any(m => m.Id == h.StandInId && m.GroupId == h.GroupId)
            && roster.Any(m => m.Id == h.GiverId && m.GroupId == h.GroupId && m.Role == Role.Liaison));
    }

    /// <summary>Whoever the groups' messages go to: the liaisons, and for one who has handed over the stand-in, as long as that one can be reached.</summary>
    public static IQueryable<Member> LiaisonsOnDuty(this BotDbContext db, DateOnly day)
    {
        var running = db.RunningHandOvers(day);
        return db.Members.OnRoster(day).Where(m =>
            (m.Role == Role.Liaison && !running.Any(h => h.GiverId == m.Id && h.StandIn!.UnreachableSince == null)) || running.Any(h => h.StandInId == m.Id));
    }
}
