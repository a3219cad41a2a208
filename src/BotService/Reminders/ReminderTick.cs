using System.Diagnostics;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Reminders;

/// <summary>The minute's work: open what opens, turn what is due into owed messages, remember how far. A lost tick is healed by the next.</summary>
internal sealed partial class ReminderTick(StoreWriter store, DailyRound daily, LocalClock clock, ClockTrust trust, ILogger<ReminderTick> logger) : IDisposable
{
    private readonly SemaphoreSlim _oneTick = new(1);
    private int _runs;

    /// <summary>Counts the ticks of this process.</summary>
    public int Runs => Volatile.Read(ref _runs);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _oneTick.WaitAsync(cancellationToken);

        try
        {
            using var activity = ServiceMetrics.Traces.StartActivity("tick");
            var began = Stopwatch.GetTimestamp();
            await store.RunAsync(TickAsync, cancellationToken);
            ServiceMetrics.Ticked(Stopwatch.GetElapsedTime(began));
            Interlocked.Increment(ref _runs);
            await daily.RunIfDueAsync(cancellationToken);
        }
        finally
        {
            _oneTick.Release();
        }
    }

    public void Dispose() => _oneTick.Dispose();

    private async ValueTask<bool> TickAsync(IServiceProvider services, BotDbContext db, CancellationToken cancellationToken)
    {
        var planner = services.GetRequiredService<ReminderPlanner>();
        var planned = await ClaimAsync(db, cancellationToken);
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

        var standstill = services.GetRequiredService<Standstill>();
        var stretch = await standstill.EndedAsync(now, cancellationToken);
        await db.MarkAsync(ServiceMark.LastTick, now, cancellationToken);

        foreach (var topic in await db.OpenDueTopicsAsync(clock, now, cancellationToken))
        {
            Log.Opened(logger, topic.WeekKey, topic.Id);
        }

        var neverOpened = await db.NoteNeverOpenedAsync(new TimeWindow(planned.At, now), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var facts = await planner.WithSubjectsAsync(await planner.ReadFactsAsync(db, now, cancellationToken), db, cancellationToken);

        if (stretch is not null)
        {
            await standstill.TellAsync(stretch, new TimeWindow(planned.At, now), neverOpened, facts, cancellationToken);
        }

        // In the quiet hours nothing is planned and nothing forgotten: the next working tick looks back over them.
        if (!facts.MaySendAt(clock.ToLocal(now)))
        {
            return false;
        }

        var window = new TimeWindow(planned.At, now);
        await services.GetRequiredService<NudgeWriter>().WriteAsync(planner.Due(window, facts), facts, cancellationToken);
        await SubjectWriter.WriteAsync(window, facts, services, db, clock, cancellationToken);
        await db.LeaveOutWhatIsOwedAsync(cancellationToken);

        // A clock that was set back plans nothing twice.
        planned.At = planned.At > now ? planned.At : now;
        return true;
    }

    /// <summary>The row lock makes ticks of several nodes take turns; the second then finds nothing left to plan. Null when nobody ever planned.</summary>
    private static async Task<ServiceMark?> ClaimAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        await db.Marks.Where(m => m.Name == ServiceMark.Planned).ExecuteUpdateAsync(set => set.SetProperty(m => m.Note, m => m.Note), cancellationToken);
        return await db.Marks.FindAsync([ServiceMark.Planned], cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Opened the topic of week {Week} (topic {Topic}); its roster is frozen.")]
        public static partial void Opened(ILogger logger, int week, int topic);

        [LoggerMessage(2, LogLevel.Warning, "The clock jumped ahead to {Now}. Nothing is planned until that has lasted for {Span}.")]
        public static partial void JumpedAhead(ILogger logger, DateTimeOffset now, TimeSpan span);

        [LoggerMessage(3, LogLevel.Warning, "Reminders were planned until {Planned}, far beyond the present ({Now}): the clock was wrong. They are planned from the present on; nobody gets one twice.")]
        public static partial void Healed(ILogger logger, string planned, DateTimeOffset now);
    }
}
