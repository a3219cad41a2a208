using System.Text.Json.Nodes;

namespace BotService.Simulator.Conversations;

/// <summary>One line of a person's chat, ready for the page.</summary>
// From: me, other (Who, in a group), bot (an answer), push, or note (what the phone itself says). Kind: the message type, which decides how Content is drawn.
// Revision rises when the line changes, as a pressed card does. ReplaceName: what greyed buttons say; null while they are live.
internal sealed record ChatLine(
    long Id, DateTimeOffset At, string From, string Kind, JsonNode? Content, long Revision, string? ReplaceName = null, ChatFile? File = null, string? Who = null);
