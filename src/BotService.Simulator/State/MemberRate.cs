namespace BotService.Simulator.State;

/// <summary>30 messages a minute and 1,000 an hour per member; what is over is dropped without a word (document 90454).</summary>
internal sealed class MemberRate(TimeProvider time)
{
    private const int PerMinute = 30;
    private const int PerHour = 1_000;

    private readonly RecentMap<string, Queue<DateTimeOffset>> _recent = new(200_000, StringComparer.OrdinalIgnoreCase);

    public bool TryTake(string userId)
    {
        var now = time.GetUtcNow();
        var taken = _recent.GetOrAdd(userId, () => new Queue<DateTimeOffset>(1));

        lock (taken)
        {
            while (taken.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromHours(1))
            {
                taken.Dequeue();
            }

            if (taken.Count >= PerHour || taken.Count(at => now - at < TimeSpan.FromMinutes(1)) >= PerMinute)
            {
                return false;
            }

            taken.Enqueue(now);
            return true;
        }
    }
}
