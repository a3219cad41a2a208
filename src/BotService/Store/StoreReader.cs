namespace BotService.Store;

/// <summary>Answers questions beside the writer: no wait for the disk, several at once.</summary>
internal sealed class StoreReader(IServiceScopeFactory scopes, StoreGate gate) : StoreLine(scopes, LeadersOf(gate), LeadersOf(gate), MostTogether)
{
    private const int MostTogether = 8;

    /// <summary>Null when it turns out that there is something to write, when the store is in trouble, or when the round cannot be asked for: the writer is then asked instead, which tries each alone.</summary>
    /// <param name="question">Saves nothing; what it leaves changed is thrown away.</param>
    public async ValueTask<T?> AskAsync<T>(ArrivalQuestion arrival, StoreWork<T?> question, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await WaitAsync(new StoreSeat<T?>(arrival, Unwritten(question), cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception) && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    protected override async Task RunRoundAsync(StoreDesk desk, IReadOnlyList<StoreSeat> seats)
    {
        // Those who come later shall see what was committed before they came.
        await using var snapshot = await desk.Db.LookAsync(CancellationToken.None);
        await AskForAllAsync(desk, seats);

        foreach (var seat in seats.Where(seat => seat.TryTake()))
        {
            try
            {
                await seat.AnswerAsync(desk);
            }
            catch (Exception exception) when (!StoreTrouble.IsOutage(exception))
            {
                seat.Fail(exception);
            }

            desk.Db.Forget();
            seat.Release();
        }
    }

    /// <summary>When this fails one of them is to blame, and nobody knows which: all leave without an answer.</summary>
    private static async ValueTask AskForAllAsync(StoreDesk desk, IReadOnlyList<StoreSeat> seats)
    {
        try
        {
            await ArrivalQuestion.AskAsync(desk.Db, [.. seats.Select(seat => seat.Arrival)], CancellationToken.None);
        }
        catch
        {
            foreach (var seat in seats)
            {
                seat.Release();
            }

            throw;
        }
    }

    /// <summary>SQLite works on the caller's processor; a PostgreSQL server gives a hundred connections by default, and more than a few would not be faster.</summary>
    private static int LeadersOf(StoreGate gate) => gate.IsOneWriter ? Math.Max(2, Environment.ProcessorCount) : 8;

    private static StoreWork<T?> Unwritten<T>(StoreWork<T?> question)
        where T : class => async (arrival, services, db, token) =>
        {
            var answer = await question(arrival, services, db, token);
            return db.ChangeTracker.HasChanges() ? null : answer;
        };
}
