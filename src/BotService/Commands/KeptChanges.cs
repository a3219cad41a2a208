namespace BotService.Commands;

/// <summary>What an answer leaves in the store. A question is worked out beside the writer, and the writer then runs only this.</summary>
internal sealed class KeptChanges
{
    private readonly List<(Type Service, Func<object, CancellationToken, ValueTask> Change)> _changes = [];

    public bool IsEmpty => _changes.Count == 0;

    /// <summary>Each with the type of the service that it is given.</summary>
    public IReadOnlyList<(Type Service, Func<object, CancellationToken, ValueTask> Change)> InOrder => _changes;

    /// <param name="change">Gets the service of the scope that writes; those with which the answer was worked out belong to another, whose store may be older.</param>
    public void Add<TService>(Func<TService, CancellationToken, ValueTask> change)
        where TService : notnull => _changes.Add((typeof(TService), (service, token) => change((TService)service, token)));
}
