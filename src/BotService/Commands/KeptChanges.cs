namespace BotService.Commands;

/// <summary>What an answer leaves in the store. A question is worked out beside the writer, and the writer then runs only this.</summary>
internal sealed class KeptChanges
{
    private readonly List<Func<IServiceProvider, CancellationToken, ValueTask>> _changes = [];

    public bool IsEmpty => _changes.Count == 0;

    /// <param name="change">Gets the service of the scope that writes; those with which the answer was worked out belong to another, whose store may be older.</param>
    public void Add<TService>(Func<TService, CancellationToken, ValueTask> change)
        where TService : notnull => _changes.Add((services, token) => change(services.GetRequiredService<TService>(), token));

    /// <summary>In the transaction that keeps the answer; after a conflict once more in the next.</summary>
    public async ValueTask RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var change in _changes)
        {
            await change(services, cancellationToken);
        }
    }
}
