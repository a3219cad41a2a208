namespace BotService.Channels.AiBot;

/// <summary>What comes from one conversation is done in its order; conversations do not wait for each other.</summary>
internal sealed class ConversationQueue
{
    private readonly Dictionary<string, Pending> _pending = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <param name="work">Logs its own troubles.</param>
    public void Add(string conversation, Func<Task> work)
    {
        lock (_gate)
        {
            var pending = _pending.TryGetValue(conversation, out var known) ? known : _pending[conversation] = new Pending();
            var before = pending.Last;
            pending.Count++;
            pending.Last = Task.Run(() => RunAsync(conversation, pending, before, work));
        }
    }

    /// <summary>Waits for what is under way, up to a bound.</summary>
    public async Task IdleAsync(TimeSpan most)
    {
        Task all;

        lock (_gate)
        {
            all = Task.WhenAll(_pending.Values.Select(pending => pending.Last));
        }

        await Task.WhenAny(all, Task.Delay(most, TimeProvider.System));
    }

    private async Task RunAsync(string conversation, Pending pending, Task before, Func<Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await work().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        lock (_gate)
        {
            if (--pending.Count == 0)
            {
                _pending.Remove(conversation);
            }
        }
    }

    private sealed class Pending
    {
        public Task Last { get; set; } = Task.CompletedTask;

        public int Count { get; set; }
    }
}
