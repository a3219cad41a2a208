namespace BotService.WeCom.Api;

/// <summary>Changes a card already sent (document 94888), once for each response code and within 72 hours (60140 otherwise).</summary>
public sealed record CardUpdate
{
    /// <summary>From sending the card, or from a press on it.</summary>
    public required string ResponseCode { get; init; }

    /// <summary>Up to 1,000 userids; null: all who got the card.</summary>
    public IReadOnlyList<string>? UserIds { get; init; }

    /// <summary>Greys the buttons and stands in their place; give this or <see cref="Card"/>.</summary>
    public string? ReplaceName { get; init; }

    /// <summary>The whole new card; give this or <see cref="ReplaceName"/>.</summary>
    public TemplateCard? Card { get; init; }

    /// <summary>The first documented limit this update breaks, or null.</summary>
    public LimitViolation? Check() => SendLimits.Check(this);

    /// <summary>The request body.</summary>
    public string ToJson(int agentId) => WeComJson.Write(
        new UpdateWire(
            UserIds, UserIds is null ? 1 : null, agentId, ResponseCode, ReplaceName is null ? null : new UpdateButtonWire(ReplaceName), Card),
        WeComJson.Wire.UpdateWire);
}
