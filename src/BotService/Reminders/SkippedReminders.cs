using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Reminders;

/// <summary>What fell due while nobody ran and was too late afterwards: noted once, shown in 状态.</summary>
internal static class SkippedReminders
{
    private const string Action = "skip";

    public static void NoteSkipped(this BotDbContext db, DateTimeOffset now, string key, string what) => db.Audit(now, "service", Action, key, what);

    public static string Text(Nudge nudge, ReminderPlanner planner, LocalClock clock) => $"第{nudge.Topic.WeekNumber}周 {planner.WordOf(nudge)}（应在 {clock.Moment(nudge.At)}）";

    /// <summary>A topic whose whole time passed while the service slept: nobody heard of it, so nobody is counted for it. Returns what is noted for the first time.</summary>
    public static async Task<IReadOnlyList<string>> NoteNeverOpenedAsync(this BotDbContext db, TimeWindow window, CancellationToken cancellationToken)
    {
        var missed = await db.Topics
            .Where(t => t.OpenedAt == null && t.ClosedAt == null && t.LateUntil > window.After && t.LateUntil <= window.Until)
            .ToListAsync(cancellationToken);

        var noted = new List<string>();

        foreach (var topic in missed)
        {
            var key = FormattableString.Invariant($"open:{topic.Id}");

            // In the quiet hours every tick looks back over the same span.
            if (!await db.AuditNotes.AnyAsync(n => n.Action == Action && n.Subject == key, cancellationToken))
            {
                noted.Add($"第{topic.WeekNumber}周《{topic.Title}》整个开放时间服务都没有运行，没有开放");
                db.NoteSkipped(window.Until, key, noted[^1]);
            }
        }

        return noted;
    }

    /// <summary>What was skipped since then, in words for an admin, latest first.</summary>
    public static async Task<IReadOnlyList<string>> SkippedSinceAsync(this BotDbContext db, DateTimeOffset since, CancellationToken cancellationToken) =>
        await db.AuditNotes.Where(n => n.At >= since && n.Action == Action).OrderByDescending(n => n.Id).Select(n => n.Detail ?? n.Subject).ToListAsync(cancellationToken);
}
