using BotService.Store;
using BotService.Store.Backup;
using BotService.Store.Personal;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Jobs;

/// <summary>Forgets what the policy no longer keeps, once a day and in small batches that hold nobody up. Whoever answers for a table says what goes.</summary>
internal sealed partial class RetentionPurge(
    StoreWriter store, Scoped<IEnumerable<IPersonalRecords>> records, KeptCopies copies, ClockTrust trust, TimeProvider time, LocalClock clock, IOptions<PolicyOptions> policy, ILogger<RetentionPurge> logger)
{
    private const string LeaseName = "purge";

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
        var terms = new RetentionTerms(policy.Value, now, clock.Today, clock.StartOf);
        List<(string Table, int Rows)> gone = [];

        foreach (var step in records.Ask(all => all.SelectMany(one => one.Retention(terms)).ToList()))
        {
            gone.Add((step.Table.Name, await RunAsync(step, cancellationToken)));
        }

        copies.Forget(now - KeepCopies);
        var rows = gone.Sum(one => one.Rows);
        var tables = string.Join(", ", gone.Where(one => one.Rows > 0).GroupBy(one => one.Table).Select(one => FormattableString.Invariant($"{one.Key} {one.Sum(step => step.Rows)}")));
        Log.Purged(logger, rows, rows > 0 ? tables : "none");
    }

    private async Task<int> RunAsync(RetentionStep step, CancellationToken cancellationToken)
    {
        var rows = 0;

        for (var batch = -1; batch != 0;)
        {
            batch = await store.RunAsync(async (_, db, token) => await step.RunAsync(db, token), cancellationToken);
            rows += batch;
        }

        return rows;
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
        [LoggerMessage(1, LogLevel.Information, "Forgot {Rows} rows that the policy no longer keeps, by table: {Tables}.")]
        public static partial void Purged(ILogger logger, int rows, string tables);
    }
}
