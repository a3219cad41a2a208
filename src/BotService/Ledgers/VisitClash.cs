using BotService.Store;

namespace BotService.Ledgers;

/// <summary>A visit as the rules see it.</summary>
internal sealed record Visit(int Number, string Place, int? GroupId, DateOnly From, DateOnly To, int? Subject, string? Direction)
{
    /// <summary>The days of a visit. One that an older release took from a list has none of its own, and lies where its time limit does.</summary>
    public static (DateOnly From, DateOnly To) DaysOf(LedgerItem visit)
    {
        var from = visit.VisitFrom ?? visit.DueOn ?? visit.ClosedOn ?? visit.FoundOn;
        return (from, visit.VisitTo ?? from);
    }
}

/// <summary>The rules against everybody going to one place (section 5.4, K1 to K4); pure.</summary>
internal sealed class VisitClash(LedgerDays days)
{
    private const int NearDays = 3;

    private const int WindowDays = 30;

    private const int MostInWindow = 3;

    private const int TopicDays = 90;

    /// <param name="others">Visits that are not void, without this one.</param>
    public VisitClashes Of(Visit visit, IReadOnlyCollection<Visit> others)
    {
        var here = others.Where(other => other.Place == visit.Place).OrderBy(other => other.From).ThenBy(other => other.Number).ToList();
        var foreign = here.Where(other => other.GroupId != visit.GroupId).ToList();
        var sameDay = foreign.Where(other => Overlap(visit, other)).ToList();
        var near = foreign.Where(other => !Overlap(visit, other) && IsNear(visit, other)).ToList();
        var window = here.Where(other => other.To > visit.To.AddDays(-WindowDays) && other.From <= visit.To).ToList();
        var topic = foreign.Where(other => IsSameTopic(visit, other) && other.To < visit.From && other.To >= visit.From.AddDays(-TopicDays)).ToList();
        return new VisitClashes(sameDay, near, window.Count + 1 >= MostInWindow ? window : [], topic);
    }

    private bool IsNear(Visit visit, Visit other) => other.To < visit.From ? days.WorkingDaysBetween(other.To, visit.From, NearDays + 1) <= NearDays : days.WorkingDaysBetween(visit.To, other.From, NearDays + 1) <= NearDays;

    private static bool Overlap(Visit one, Visit other) => one.From <= other.To && other.From <= one.To;

    private static bool IsSameTopic(Visit one, Visit other) => (one.Subject is not null && one.Subject == other.Subject) || (one.Direction is not null && one.Direction == other.Direction);
}

/// <summary>Which visits stand against one, by rule.</summary>
internal sealed record VisitClashes(IReadOnlyList<Visit> SameDay, IReadOnlyList<Visit> Near, IReadOnlyList<Visit> Often, IReadOnlyList<Visit> SameTopic)
{
    public bool Any => SameDay.Count + Near.Count + Often.Count + SameTopic.Count > 0;
}
