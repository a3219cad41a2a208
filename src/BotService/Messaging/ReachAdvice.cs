namespace BotService.Messaging;

/// <summary>What a liaison can forward to somebody whom no message reaches yet.</summary>
/// <param name="Sentence">Null where there is nothing the person can do.</param>
internal sealed record ReachAdvice(string? Sentence);
