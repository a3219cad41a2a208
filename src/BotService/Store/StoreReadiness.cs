namespace BotService.Store;

/// <summary>Whether the store has its schema: until then messages wait in the spool.</summary>
internal sealed class StoreReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    public void Announce() => _ready.TrySetResult();

    /// <summary>Why the store took a change that waits for it not; null while it takes what it gets.</summary>
    public string? Refusal { get; set; }

    public Task WaitAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);
}
