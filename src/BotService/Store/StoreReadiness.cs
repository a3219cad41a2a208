namespace BotService.Store;

/// <summary>Whether the store has its schema: until then messages wait in the spool.</summary>
internal sealed class StoreReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    public void Announce() => _ready.TrySetResult();

    /// <summary>Why the store refused a change that waited for it; null while it takes changes.</summary>
    public string? Refusal { get; set; }

    public Task WaitAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);
}
