using System.Text.Json.Nodes;
using BotService.Simulator.Conversations;

namespace BotService.Simulator.Page;

/// <summary>What the page asks for again and again: one person's chat and what surrounds it.</summary>
// Lines is null when nothing changed since the version that the page has seen.
internal sealed record ChatView(
    long Version, IReadOnlyList<ChatLine>? Lines, DateTimeOffset Now, bool Reachable, JsonNode? Menu, IReadOnlyDictionary<string, bool> Faults);
