using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Marks that a wrong clock set beyond the present: they would hold everything up until the clock has caught up with them.</summary>
internal static class FutureMarks
{
    /// <summary>When the clock is set back by less than this, the marks stay and the service waits until it has caught up.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    private static readonly string[] Running = [ServiceMark.LastTick, ServiceMark.SendsStand, ServiceMark.StandstillTold, ServiceMark.LastDispatch];

    /// <summary>
    /// Brings every mark beyond the present back to it; true when reminders had been planned that far ahead. The old mark is noted: if the clock was
    /// right then and is wrong now, nothing in between is planned again.
    /// </summary>
    public static async Task<bool> HealMarksAsync(this BotDbContext db, ServiceMark planned, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var limit = now + Tolerance;

        foreach (var mark in await db.Marks.Where(m => Running.Contains(m.Name) && m.At > limit).ToListAsync(cancellationToken))
        {
            mark.At = now;
        }

        if (planned.At > limit)
        {
            planned.Note = planned.At.ToString("O", CultureInfo.InvariantCulture);
            planned.At = now;
            return true;
        }

        if (DateTimeOffset.TryParse(planned.Note, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var before) && before <= now)
        {
            planned.At = before > planned.At ? before : planned.At;
            planned.Note = null;
        }

        return false;
    }

    /// <summary>Drops new messages whose key is in the outbox already: they were planned before a mark was brought back.</summary>
    public static async Task LeaveOutWhatIsOwedAsync(this BotDbContext db, CancellationToken cancellationToken)
    {
        var added = db.ChangeTracker.Entries<OutboxMessage>().Where(entry => entry.State is EntityState.Added).ToList();

        if (added.Count == 0)
        {
            return;
        }

        var keys = added.ConvertAll(entry => entry.Entity.Key);
        var known = await db.Outbox.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(cancellationToken);

        foreach (var entry in added.Where(entry => known.Contains(entry.Entity.Key)))
        {
            entry.State = EntityState.Detached;
        }
    }
}
