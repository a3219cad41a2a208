using BotService.Store;
using BotService.Store.Backup;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Jobs;

/// <summary>Forgets what the policy no longer keeps, once a day and in small batches that hold nobody up.</summary>
internal sealed partial class RetentionPurge(
    StoreWriter store, RecordRetention records, KeptCopies copies, ClockTrust trust, TimeProvider time, LocalClock clock, IOptions<PolicyOptions> policy, ILogger<RetentionPurge> logger)
{
    private const string LeaseName = "purge";

    private const int BatchSize = 500;

    private static readonly TimeSpan Every = TimeSpan.FromHours(20);

    /// <summary>Long enough to notice that a new version went wrong.</summary>
    private static readonly TimeSpan KeepCopies = TimeSpan.FromDays(30);

    public async Task RunIfDueAsync(CancellationToken cancellationToken)
    {
        // A clock that jumped ahead would have everything forgotten.
        if (trust.JumpedAhead is not null || !await ClaimAsync(cancellationToken))
        {
            return;
        }

        var now = time.GetUtcNow();
        var receipts = await DeleteInBatchesAsync(db => Receipts(db, now - TimeSpan.FromDays(policy.Value.KeepReceiptsDays)), cancellationToken);
        var messages = await DeleteInBatchesAsync(db => Messages(db, now - TimeSpan.FromDays(policy.Value.KeepMessagesDays)), cancellationToken);
        var nudges = await ForgetNudgesAsync(WeekOf(now - TimeSpan.FromDays(policy.Value.KeepMessagesDays)), cancellationToken);
        var forgotten = await ForgetRecordsAsync(cancellationToken);
        copies.Forget(now - KeepCopies);
        Log.Purged(logger, receipts, messages, nudges, forgotten);
    }

    private static IQueryable<InboxReceipt> Receipts(BotDbContext db, DateTimeOffset before) =>
        db.Receipts.Where(r => db.Receipts.Where(old => old.ReceivedAt < before).OrderBy(old => old.ReceivedAt).Select(old => old.Key).Take(BatchSize).Contains(r.Key));

    /// <summary>What is still owed stays, however old.</summary>
    private static IQueryable<OutboxMessage> Messages(BotDbContext db, DateTimeOffset before) =>
        db.Outbox.Where(m => db.Outbox.Where(old => old.State != OutboxState.Waiting && old.DoneAt < before).OrderBy(old => old.Id).Select(old => old.Id).Take(BatchSize).Contains(m.Id));

    /// <summary>Who was reminded in weeks before this one, some hundred people at a time.</summary>
    private async Task<int> ForgetNudgesAsync(int week, CancellationToken cancellationToken)
    {
        for (var gone = 0; ;)
        {
            var batch = await store.RunAsync(
                async (_, db, token) =>
                {
                    var first = await db.SentNudges.Where(n => n.WeekKey < week).OrderBy(n => n.WeekKey).ThenBy(n => n.MemberId).Select(n => new { n.WeekKey, n.MemberId }).FirstOrDefaultAsync(token);

                    if (first is null)
                    {
                        return 0;
                    }

                    var some = db.SentNudges.Where(n => n.WeekKey == first.WeekKey && n.MemberId >= first.MemberId && n.MemberId < first.MemberId + BatchSize);
                    return await some.ExecuteDeleteAsync(token);
                },
                cancellationToken);

            if (batch == 0)
            {
                return gone;
            }

            gone += batch;
        }
    }

    private async Task<int> ForgetRecordsAsync(CancellationToken cancellationToken)
    {
        var gone = 0;

        foreach (var step in records.Steps(policy.Value))
        {
            for (var batch = -1; batch != 0; gone += batch)
            {
                batch = await store.RunAsync(async (_, db, token) => await step(db, token), cancellationToken);
            }
        }

        return gone;
    }

    private int WeekOf(DateTimeOffset instant) => StudyWeek.Of(clock.DayOf(instant)).Key;

    private async Task<int> DeleteInBatchesAsync<T>(Func<BotDbContext, IQueryable<T>> old, CancellationToken cancellationToken)
    {
        var gone = 0;

        for (var batch = BatchSize; batch == BatchSize;)
        {
            batch = await store.RunAsync(async (_, db, token) => await old(db).ExecuteDeleteAsync(token), cancellationToken);
            gone += batch;
        }

        return gone;
    }

    private async Task<bool> ClaimAsync(CancellationToken cancellationToken) => await store.RunAsync(
        async (_, db, token) =>
        {
            var now = time.GetUtcNow();

            // Clocks of nodes differ by less than the tolerance; only a wrong one holds it for longer than that.
            await db.EndLeaseBeyondAsync(LeaseName, now + Every + FutureMarks.Tolerance, token);

            // It is never given back, and each run has a holder of its own: a node would take its own lease again.
            return await db.TryTakeLeaseAsync(LeaseName, Guid.NewGuid().ToString("N"), now, Every, token);
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Forgot {Receipts} receipts, {Messages} sent messages and {Nudges} reminders and {Records} other records that the policy no longer keeps.")]
        public static partial void Purged(ILogger logger, int receipts, int messages, int nudges, int records);
    }
}
