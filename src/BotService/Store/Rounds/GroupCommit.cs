using System.Diagnostics;
using BotService.Hosting;
using BotService.Messaging;
using BotService.Store.Statements;

namespace BotService.Store.Rounds;

/// <summary>Many small changes, one wait for the disk and few round trips: the messages of a round share a transaction, and nothing of it is kept when one of them fails.</summary>
internal sealed class GroupCommit(IServiceScopeFactory scopes, WriteLock writeLock, OutboxSignal signal) : WorkQueue(scopes, writeLock.IsOneWriter ? 1 : WorkersAtOnce, rounds: 1, MostTogether)
{
    private const int MostTogether = 64;

    /// <summary>One asks the database while another waits for its disk, and a third for a slow command.</summary>
    private const int WorkersAtOnce = 4;

    /// <summary>After this the round is committed and the others have another: a slow command must not keep the answers of those before it waiting.</summary>
    public TimeSpan LongestRound { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when the round's commit is on the disk. Work of one round shares its services, which must keep nothing between calls.</summary>
    public ValueTask<T> RunAsync<T>(SenderLookup sender, RoundWork<T> work, CancellationToken cancellationToken) =>
        WaitAsync(new QueuedWork<T>(sender, work, cancellationToken), cancellationToken);

    protected override async Task RunRoundAsync(PooledScope scope, IReadOnlyList<QueuedWork> batch)
    {
        for (var left = batch; left.Count > 0;)
        {
            // Two messages of one person are two rounds: the second shall see what became of the first. In one order, because
            // two rounds that change the same rows in different ones would wait for each other.
            var together = left.DistinctBy(work => work.Sender.UserKey).OrderBy(work => work.Sender.UserKey, StringComparer.Ordinal).ToList();
            var done = await CommitAsync(scope, together);
            left = [.. left.Except(together.Take(done))];
        }
    }

    /// <summary>How many of them were dealt with.</summary>
    private async Task<int> CommitAsync(PooledScope scope, List<QueuedWork> batch)
    {
        var links = batch.Where(work => work.Trace != default).Select(work => new ActivityLink(work.Trace));
        using var round = ServiceMetrics.Traces.StartActivity("round", ActivityKind.Internal, default(ActivityContext), links: links);
        using var held = await writeLock.EnterAsync(CancellationToken.None);
        await using var transaction = await scope.Db.Database.BeginTransactionAsync(CancellationToken.None);
        var start = Stopwatch.GetTimestamp();
        var taken = new List<QueuedWork>(batch.Count);
        var count = 0;
        await SenderLookup.AskAsync(scope.Db, [.. batch.Select(work => work.Sender)], CancellationToken.None);

        for (; count < batch.Count && (count == 0 || Stopwatch.GetElapsedTime(start) < LongestRound); count++)
        {
            if (batch[count].TryTake())
            {
                taken.Add(batch[count]);
                await batch[count].WriteAsync(scope);
                scope.Db.Forget();
            }
        }

        using (ServiceMetrics.Traces.StartActivity("commit"))
        {
            await RowStatement.CommitAsync(scope.Db, transaction, CancellationToken.None);
        }

        ServiceMetrics.RoundCommitted(taken.Count, Stopwatch.GetElapsedTime(start));
        scope.Db.Reset();
        taken.ForEach(work => work.Release());

        if (taken.Exists(work => work.Owes))
        {
            signal.Set();
        }

        return count;
    }
}
