namespace BotService.Channels.AiBot;

/// <summary>What comes from one conversation is done in its order; conversations do not wait for each other.</summary>
internal sealed class ConversationQueue
{
    /// <summary>More than a whole organisation says while a slow store is waited for; beyond it memory would grow with whoever goes on writing.</summary>
    private const int MostPending = 20_000;

    private const int MostLetters = 8_000_000;

    private readonly Dictionary<string, Pending> _pending = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _count;
    private long _letters;

    /// <summary>False when too much waits already; the work is then not done.</summary>
    /// <param name="conversation">Work of one conversation is done in order.</param>
    /// <param name="letters">How long what was said is; it stays in memory until its turn.</param>
    /// <param name="work">Logs its own troubles.</param>
    public bool TryAdd(string conversation, int letters, Func<Task> work)
    {
        lock (_gate)
        {
            if (_count >= MostPending || (_count > 0 && _letters + letters > MostLetters))
            {
                return false;
            }

            _count++;
            _letters += letters;
            var pending = _pending.TryGetValue(conversation, out var known) ? known : _pending[conversation] = new Pending();
            var before = pending.Last;
            pending.Count++;
            pending.Last = Task.Run(() => RunAsync(conversation, letters, pending, before, work));
            return true;
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

    private async Task RunAsync(string conversation, int letters, Pending pending, Task before, Func<Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await work().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        lock (_gate)
        {
            _count--;
            _letters -= letters;

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
