namespace BotService.Store;

/// <summary>Who is away, and whose leave waits for an answer. A query takes these into a local first: inside a lambda EF translates no call.</summary>
internal static class LeaveQueries
{
    /// <summary>Those that silence pushes: whoever asks for days off is spared from the asking on.</summary>
    public static IQueryable<Leave> AskedOrGranted(this IQueryable<Leave> leaves) => leaves.Where(l => l.State == LeaveState.Asked || l.State == LeaveState.Granted);

    /// <summary>Those that nobody has answered.</summary>
    public static IQueryable<Leave> Asked(this IQueryable<Leave> leaves) => leaves.Where(l => l.State == LeaveState.Asked);

    /// <summary>Those that excuse: from a topic, or from a turn to speak.</summary>
    public static IQueryable<Leave> Granted(this IQueryable<Leave> leaves) => leaves.Where(l => l.State == LeaveState.Granted);

    public static IQueryable<Leave> On(this IQueryable<Leave> leaves, DateOnly day) => leaves.Where(l => l.From <= day && l.To >= day);

    /// <summary>Those that have a day of the span, its last one included.</summary>
    public static IQueryable<Leave> Within(this IQueryable<Leave> leaves, DateOnly from, DateOnly to) => leaves.Where(l => l.From <= to && l.To >= from);
}
