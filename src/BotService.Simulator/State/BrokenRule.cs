namespace BotService.Simulator.State;

/// <summary>A documented rule that a message broke: the code that WeCom answers, and the reason in words.</summary>
internal sealed record BrokenRule(int Code, string Reason);
