using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Reminders;

/// <summary>Reminders that fell due while the service was down and were too late afterwards: noted once, shown in 状态.</summary>
internal static class SkippedReminders
{
    public const string Action = "skip";

    public static void NoteSkipped(this BotDbContext db, DateTimeOffset now, string key, string what) => db.Audit(now, "service", Action, key, what);

    public static string Text(Nudge nudge, ReminderPlanner planner, LocalClock clock) => $"{nudge.Subject.Handle} {planner.WordOf(nudge)}（应在 {clock.Moment(nudge.At)}）";

    /// <summary>What was skipped since then, in words for an admin, latest first.</summary>
    public static async Task<IReadOnlyList<string>> SkippedSinceAsync(this BotDbContext db, DateTimeOffset since, CancellationToken cancellationToken) =>
        await db.AuditNotes.Where(n => n.At >= since && n.Action == Action).OrderByDescending(n => n.Id).Select(n => n.Detail ?? n.Subject).ToListAsync(cancellationToken);
}
