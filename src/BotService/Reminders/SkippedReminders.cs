using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Reminders;

/// <summary>What fell due while nobody ran and was too late afterwards: noted once, shown in 状态.</summary>
internal static class SkippedReminders
{
    private const string Action = "skip";

    public static void NoteSkipped(this BotDbContext db, DateTimeOffset now, string key, string what) => db.Audit(now, "service", Action, key, what);

    /// <summary>A topic whose whole time passed while the service slept: nobody heard of it, so nobody is counted for it.</summary>
    public static async Task NoteNeverOpenedAsync(this BotDbContext db, TimeWindow window, CancellationToken cancellationToken)
    {
        var missed = await db.Topics
            .Where(t => t.OpenedAt == null && t.ClosedAt == null && t.LateUntil > window.After && t.LateUntil <= window.Until)
            .ToListAsync(cancellationToken);

        foreach (var topic in missed)
        {
            db.NoteSkipped(window.Until, FormattableString.Invariant($"open:{topic.Id}"), $"第{topic.WeekNumber}周《{topic.Title}》整个开放时间服务都没有运行，没有开放");
        }
    }

    /// <summary>What was skipped since then, in words for an admin, latest first.</summary>
    public static async Task<IReadOnlyList<string>> SkippedSinceAsync(this BotDbContext db, DateTimeOffset since, CancellationToken cancellationToken) =>
        await db.AuditNotes.Where(n => n.At >= since && n.Action == Action).OrderByDescending(n => n.Id).Select(n => n.Detail ?? n.Subject).ToListAsync(cancellationToken);
}
