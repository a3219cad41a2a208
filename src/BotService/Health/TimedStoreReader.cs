using BotService.Inbox;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Health;

/// <summary>Asks the store and does not wait for it: a monitor that gets no answer learns nothing. Whatever is still under way keeps its own scope.</summary>
internal sealed class TimedStoreReader(IServiceScopeFactory scopes, IOptions<SpoolOptions> options)
{
    /// <exception cref="TimeoutException">The store took longer than a callback would wait for it.</exception>
    public async Task<T> AskAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> question, CancellationToken cancellationToken)
    {
        var answer = Task.Run(() => AskAloneAsync(question), CancellationToken.None);

        try
        {
            return await answer.WaitAsync(options.Value.StorePatience, cancellationToken);
        }
        catch (TimeoutException)
        {
            _ = answer.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }

    private async Task<T> AskAloneAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> question)
    {
        using var patience = new CancellationTokenSource(options.Value.StorePatience);
        await using var scope = scopes.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<BotDbContext>(), patience.Token);
    }
}
