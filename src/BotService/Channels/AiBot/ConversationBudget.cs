namespace BotService.Channels.AiBot;

/// <summary>What one conversation may be sent: 30 a minute and 1,000 an hour, replies and pushes together. Some of it is kept for replies, and a little for a server that counts otherwise.</summary>
internal sealed class ConversationBudget(TimeProvider time)
{
    public static readonly (int Minute, int Hour) Replies = (28, 980);

    public static readonly (int Minute, int Hour) Pushes = (20, 800);

    private const int MostKept = 2000;

    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(61);

    private static readonly TimeSpan Hour = TimeSpan.FromMinutes(61);

    private readonly Dictionary<string, Queue<DateTimeOffset>> _sent = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private DateTimeOffset _looked;

    /// <summary>True when one more may leave now; it then counts as sent.</summary>
    /// <param name="wait">How long until the next may leave.</param>
    public bool TryTake(string conversation, (int Minute, int Hour) most, out TimeSpan wait)
    {
        var now = time.GetUtcNow();

        lock (_gate)
        {
            Forget(now);
            var sent = _sent.TryGetValue(conversation, out var known) ? known : _sent[conversation] = new Queue<DateTimeOffset>();

            while (sent.TryPeek(out var oldest) && oldest <= now - Hour)
            {
                sent.Dequeue();
            }

            var lately = sent.Where(at => at > now - Minute).ToList();
            wait = sent.Count >= most.Hour ? sent.Peek() + Hour - now : lately.Count >= most.Minute ? lately[0] + Minute - now : TimeSpan.Zero;

            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            sent.Enqueue(now);
            return true;
        }
    }

    /// <summary>Once a minute: searching all conversations for each of thousands of messages would take longer than sending them.</summary>
    private void Forget(DateTimeOffset now)
    {
        if (_sent.Count > MostKept && (now - _looked).Duration() >= Minute)
        {
            _looked = now;

            foreach (var (conversation, _) in _sent.Where(pair => pair.Value.All(at => at <= now - Hour)).ToList())
            {
                _sent.Remove(conversation);
            }
        }
    }
}
