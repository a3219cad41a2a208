namespace BotService.Simulator.Api;

/// <summary>A broken rule: the errcode that WeCom answers and the reason in words.</summary>
internal sealed record BrokenRule(int Code, string Reason);
