using System.Text.Json.Nodes;

namespace BotService.Simulator.State;

/// <summary>The cards that no longer look as they were sent, per member.</summary>
internal sealed class ShownCards
{
    private readonly RecentMap<string, ShownCard> _faces = new(50_000, StringComparer.OrdinalIgnoreCase);

    public ShownCard? Find(long send, string userId) => _faces.Find(Key(send, userId));

    public void Grey(long send, string userId, string replaceName, long revision) =>
        _faces.Change(Key(send, userId), face => new ShownCard(replaceName, face?.Card, revision));

    public void Replace(long send, string userId, JsonObject card, long revision) =>
        _faces.Set(Key(send, userId), new ShownCard(card["replace_text"]?.GetValue<string>(), card, revision));

    private static string Key(long send, string userId) => $"{send}/{userId}";
}
