namespace BotService.Store;

/// <summary>For what is made once and now and then needs a service of a scope: each time in a fresh one.</summary>
internal sealed class Scoped<TService>(IServiceScopeFactory scopes)
    where TService : notnull
{
    public T Ask<T>(Func<TService, T> question)
    {
        using var scope = scopes.CreateScope();
        return question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask UseAsync(Func<TService, CancellationToken, ValueTask> use, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<TService>(), cancellationToken);
    }
}
