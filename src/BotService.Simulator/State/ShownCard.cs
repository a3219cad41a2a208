using System.Text.Json.Nodes;

namespace BotService.Simulator.State;

/// <summary>How one member's copy of a card looks after an update.</summary>
// ReplaceName: The text on its greyed buttons; null when they are live.
// Card: The card that replaced it; null when it is still the one that was sent.
internal sealed record ShownCard(string? ReplaceName, JsonObject? Card, long Revision);
