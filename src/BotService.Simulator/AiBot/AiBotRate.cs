using BotService.Simulator.State;

namespace BotService.Simulator.AiBot;

/// <summary>30 a minute and 1,000 an hour for each conversation, by the service's clock.</summary>
internal sealed class AiBotRate(TimeProvider time)
{
    private readonly RecentMap<string, List<DateTimeOffset>> _sent = new(200_000, StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public BrokenRule? Take(string conversation)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var sent = _sent.GetOrAdd(conversation, () => []);
            sent.RemoveAll(at => at <= now - TimeSpan.FromHours(1));

            if (sent.Count >= 1000 || sent.Count(at => at > now - TimeSpan.FromMinutes(1)) >= 30)
            {
                return new(AiBotCodes.TooMany, "more than 30 a minute or 1000 an hour");
            }

            sent.Add(now);
            return null;
        }
    }
}
