using System.Collections.Concurrent;

namespace BotService.Inbox;

/// <summary>Messages that come while one commit runs share the next one, so that a slow disk slows nobody twice.</summary>
internal sealed class SpoolWriter(Func<SpoolDatabase> database) : IDisposable
{
    /// <summary>More than arrive before they time out; without a bound a disk that hangs would let memory grow with what people say.</summary>
    public const int MostQueued = 10_000;

    private readonly ConcurrentQueue<Entry> _queue = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Returns when it is on the disk. After the patience it throws, and what reaches the disk all the same is taken out again.</summary>
    /// <exception cref="IOException">So many wait for the disk that this one would come too late.</exception>
    public async Task AddAsync(byte[] payload, TimeSpan patience)
    {
        if (_queue.Count >= MostQueued)
        {
            throw new IOException("The disk under the spool does not keep up.");
        }

        var entry = new Entry(payload);
        _queue.Enqueue(entry);
        _ = WriteInTurnAsync(entry);

        try
        {
            await entry.Task.WaitAsync(patience);
        }
        catch (TimeoutException) when (!entry.TrySetCanceled())
        {
            await entry.Task;
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task WriteInTurnAsync(Entry entry)
    {
        await _turn.WaitAsync();

        try
        {
            if (!entry.Task.IsCompleted)
            {
                await Task.Run(WriteQueued);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private void WriteQueued()
    {
        var batch = new List<Entry>();

        for (var left = _queue.Count; left > 0 && _queue.TryDequeue(out var entry); left--)
        {
            if (!entry.Task.IsCompleted)
            {
                batch.Add(entry);
            }
        }

        try
        {
            database().Add(batch.Select(entry => entry.Payload), at => batch[at].TrySetResult());
        }
        catch (Exception exception)
        {
            batch.ForEach(entry => entry.TrySetException(exception));
        }
    }

    private sealed class Entry(byte[] payload) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public byte[] Payload => payload;
    }
}
