namespace BotService.Simulator;

/// <summary>One request that reached the API, refused and disturbed ones included.</summary>
// Path: Without <c>/cgi-bin/</c>.
// Code: The errcode answered; null when a fault swallowed the answer.
public sealed record ApiCallSeen(DateTimeOffset At, string Path, int? Code);
