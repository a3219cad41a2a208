namespace BotService.Simulator;

/// <summary>A documented rule that the service broke.</summary>
// Where: The API path, or <c>callback reply</c>.
// Code: The errcode that WeCom would answer; 0 where it would say nothing.
public sealed record ProtocolViolation(DateTimeOffset At, string Where, int Code, string Reason)
{
    public override string ToString() => $"{Where} {Code}: {Reason}";
}
