namespace BotService.Store;

/// <summary>Who stands in for whom on a day. The stand-in's right ends with the giver's: a hand-over runs while both belong to the group and the giver is its liaison.</summary>
internal static class HandOverQueries
{
    public static IQueryable<HandOver> Running(this IQueryable<HandOver> handOvers, DateOnly day) => handOvers.Where(h =>
        h.EndedAt == null && h.Until >= day && h.StandIn!.GroupId == h.GroupId && (h.StandIn.Joined == null || h.StandIn.Joined <= day) && (h.StandIn.Left == null || h.StandIn.Left > day)
        && h.Giver!.Role == Role.Liaison && h.Giver.GroupId == h.GroupId && (h.Giver.Joined == null || h.Giver.Joined <= day) && (h.Giver.Left == null || h.Giver.Left > day));

    /// <summary>Whoever the groups' messages go to: the liaisons, and for one who has handed over the stand-in, as long as that one can be reached.</summary>
    public static IQueryable<Member> LiaisonsOnDuty(this BotDbContext db, DateOnly day)
    {
        var running = db.HandOvers.Running(day);
        return db.Members.OnRoster(day).Where(m =>
            (m.Role == Role.Liaison && !running.Any(h => h.GiverId == m.Id && h.StandIn!.UnreachableSince == null)) || running.Any(h => h.StandInId == m.Id));
    }
}
