namespace BotService.Store;

/// <summary>Answers questions beside the writer: no transaction, no wait for the disk, several at once.</summary>
internal sealed class StoreReader(StoreDesks desks)
{
    /// <summary>Null when it turns out that there is something to write, or when the store is in trouble: the writer is then asked instead.</summary>
    /// <param name="question">Saves nothing; what it leaves changed is thrown away.</param>
    public async ValueTask<T?> AskAsync<T>(Func<IServiceProvider, BotDbContext, CancellationToken, ValueTask<T?>> question, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await desks.RunAsync(
                async desk =>
                {
                    var answer = await question(desk.Services, desk.Db, cancellationToken);
                    return desk.Db.ChangeTracker.HasChanges() ? null : answer;
                },
                cancellationToken);
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception) && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
