using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>One tick in its transaction: open what opens, turn what is due into owed messages, remember how far.</summary>
internal sealed partial class TickPlanning(
    BotDbContext db, ReminderPlanner planner, ReminderSources sources, Standstill standstill, NudgeWriter nudges, LateDigests late, SubjectWriter subjects,
    LocalClock clock, ClockTrust trust, ILogger<ReminderTick> logger)
{
    private const string LeaseName = "tick";

    /// <summary>False when nothing is planned in this minute.</summary>
    public async ValueTask<bool> RunAsync(CancellationToken cancellationToken)
    {
        var planned = await ClaimAsync(cancellationToken);
        var now = clock.UtcNow;

        if (!trust.Accepts(await db.MarkedAtAsync(ServiceMark.LastTick, cancellationToken)))
        {
            Log.JumpedAhead(logger, now, ClockTrust.Lasts);
            return false;
        }

        planned ??= db.Marks.Add(new ServiceMark { Name = ServiceMark.Planned, At = now - TimeSpan.FromTicks(10) }).Entity;

        if (await db.HealMarksAsync(planned, now, cancellationToken))
        {
            Log.Healed(logger, planned.Note!, now);
        }

        var stretch = await standstill.EndedAsync(now, cancellationToken);
        await db.MarkAsync(ServiceMark.LastTick, now, cancellationToken);
        var window = new TimeWindow(planned.At, now);
        var neverOpened = await sources.OpenAsync(window, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var facts = await sources.ReadAsync(now, now, cancellationToken);
        var maySend = facts.MaySendAt(clock.ToLocal(now));

        if (stretch is null && !maySend)
        {
            return false;
        }

        var span = planner.Around(window, facts, await late.OldestAsync(cancellationToken));
        var due = span.In(window);

        if (stretch is not null)
        {
            await standstill.TellAsync(stretch, due, neverOpened, facts, cancellationToken);
        }

        // In the quiet hours nothing is planned and nothing forgotten: the next working tick looks back over them.
        if (!maySend)
        {
            return false;
        }

        await nudges.WriteAsync(due, span, cancellationToken);
        await subjects.WriteAsync(window, facts, cancellationToken);
        await db.LeaveOutWhatIsOwedAsync(cancellationToken);

        // A clock that was set back plans nothing twice.
        planned.At = planned.At > now ? planned.At : now;
        return true;
    }

    /// <summary>Ticks of several nodes take turns; the second then finds nothing left to plan. Null when nobody ever planned.</summary>
    private async Task<ServiceMark?> ClaimAsync(CancellationToken cancellationToken)
    {
        await db.LockLeaseAsync(LeaseName, cancellationToken);

        // Read behind the lock: only then it shows how far the tick before has come.
        return await db.Marks.FindAsync([ServiceMark.Planned], cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "The clock jumped ahead to {Now}. Nothing is planned until that has lasted for {Span}.")]
        public static partial void JumpedAhead(ILogger logger, DateTimeOffset now, TimeSpan span);

        [LoggerMessage(3, LogLevel.Warning, "Reminders were planned until {Planned}, far beyond the present ({Now}): the clock was wrong. They are planned from the present on; nobody gets one twice.")]
        public static partial void Healed(ILogger logger, string planned, DateTimeOffset now);
    }
}
