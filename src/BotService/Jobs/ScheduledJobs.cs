using BotService.Outbox;
using BotService.Reminders;
using Hangfire;

namespace BotService.Jobs;

/// <summary>What the scheduler runs, and when.</summary>
internal sealed class ScheduledJobs(Lazy<IRecurringJobManager> manager)
{
    public const string Tick = "reminder-tick";

    private const string EveryMinute = "* * * * *";

    private const string EveryQuarterMinute = "*/15 * * * * *";

    private const string Outbox = "outbox";

    private const string Purge = "purge";

    public void Register()
    {
        // Asked for only now: whoever makes it asks for the scheduler's storage.
        var jobs = manager.Value;
        jobs.AddOrUpdate<ReminderTick>(Tick, tick => tick.RunAsync(CancellationToken.None), EveryMinute);
        jobs.AddOrUpdate<OutboxDispatcher>(Outbox, outbox => outbox.DispatchDueAsync(CancellationToken.None), EveryQuarterMinute);
        jobs.AddOrUpdate<RetentionPurge>(Purge, purge => purge.RunIfDueAsync(CancellationToken.None), Cron.Hourly(41));
    }

    /// <summary>Forgets when each is next due, which may have been reckoned by a clock that was wrong.</summary>
    public void BeginAnew()
    {
        var jobs = manager.Value;

        foreach (var name in (string[])[Tick, Outbox, Purge])
        {
            jobs.RemoveIfExists(name);
        }

        Register();
    }
}
