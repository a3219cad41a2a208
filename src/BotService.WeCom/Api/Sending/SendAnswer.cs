namespace BotService.WeCom.Api;

/// <summary>How sending or updating went. Code 0 means accepted, not read; members over their minute's limit are dropped silently.</summary>
/// <param name="Code">As in <see cref="WeComAnswer"/>; 81013 when no recipient was valid.</param>
/// <param name="Message">For logs.</param>
public sealed record SendAnswer(int Code, string Message) : WeComAnswer(Code, Message)
{
    /// <summary>Lower-case userids that did not get it: unknown, out of the visible range, or without a licence.</summary>
    public IReadOnlyList<string> InvalidUsers { get; init; } = [];

    /// <summary>For recalling within 24 hours; empty when not accepted.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>For updating the card of all recipients once within 72 hours; empty on what cannot be updated.</summary>
    public string ResponseCode { get; init; } = "";
}
