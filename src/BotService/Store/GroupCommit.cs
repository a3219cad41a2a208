using System.Diagnostics;
using BotService.Messaging;

namespace BotService.Store;

/// <summary>Many small changes, one wait for the disk and few ways to the database: the messages of a round share a transaction, and nothing of it is kept when one of them fails.</summary>
internal sealed class GroupCommit(IServiceScopeFactory scopes, StoreGate gate, OutboxBell bell) : StoreLine(scopes, gate.IsOneWriter ? 1 : LeadersBesideEachOther, shares: 1, MostTogether)
{
    private const int MostTogether = 64;

    /// <summary>One asks the database while another waits for its disk, and a third for a slow command.</summary>
    private const int LeadersBesideEachOther = 4;

    /// <summary>After this the round is committed and the others have another: a slow command must not keep the answers of those before it waiting.</summary>
    public TimeSpan LongestRound { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when the round's commit is on the disk. Work of one round shares its services, which must keep nothing between calls.</summary>
    public ValueTask<T> RunAsync<T>(ArrivalQuestion arrival, StoreWork<T> work, CancellationToken cancellationToken) =>
        WaitAsync(new StoreSeat<T>(arrival, work, cancellationToken), cancellationToken);

    protected override async Task RunRoundAsync(StoreDesk desk, IReadOnlyList<StoreSeat> seats)
    {
        for (var left = seats; left.Count > 0;)
        {
            // Two messages of one person are two rounds: the second shall see what became of the first. In one order, because
            // two rounds that change the same rows in different ones would wait for each other.
            var together = left.DistinctBy(seat => seat.Arrival.UserKey).OrderBy(seat => seat.Arrival.UserKey, StringComparer.Ordinal).ToList();
            var done = await CommitAsync(desk, together);
            left = [.. left.Except(together.Take(done))];
        }
    }

    /// <summary>How many of them were dealt with.</summary>
    private async Task<int> CommitAsync(StoreDesk desk, List<StoreSeat> seats)
    {
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(CancellationToken.None);
        var start = Stopwatch.GetTimestamp();
        var taken = new List<StoreSeat>(seats.Count);
        var count = 0;
        await ArrivalQuestion.AskAsync(desk.Db, [.. seats.Select(seat => seat.Arrival)], CancellationToken.None);

        for (; count < seats.Count && (count == 0 || Stopwatch.GetElapsedTime(start) < LongestRound); count++)
        {
            if (seats[count].TryTake())
            {
                taken.Add(seats[count]);
                await seats[count].WriteAsync(desk);
                desk.Db.ChangeTracker.Clear();
            }
        }

        await Prepared.CommitAsync(desk.Db, transaction, CancellationToken.None);
        desk.Db.Forget();
        taken.ForEach(seat => seat.Release());

        if (taken.Exists(seat => seat.Owes))
        {
            bell.Ring();
        }

        return count;
    }
}
