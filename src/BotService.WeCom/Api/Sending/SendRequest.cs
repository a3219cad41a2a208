namespace BotService.WeCom.Api;

/// <summary>One message to up to 1,000 members (document 90236).</summary>
public sealed record SendRequest
{
    /// <summary>The app; must be the one of the access token (301002 otherwise).</summary>
    public required int AgentId { get; init; }

    /// <summary>Up to 1,000 userids, distinct ignoring case; or just "@all".</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>What is said.</summary>
    public required SendContent Content { get; init; }

    /// <summary>So long WeCom drops an identical request: whole seconds, at most four hours. Null: never.</summary>
    public TimeSpan? DuplicateCheckInterval { get; init; }

    /// <summary>The first documented limit this request breaks, or null.</summary>
    public LimitViolation? Check() => SendLimits.Check(this);

    /// <summary>The request body: the same text for the same request, so that a retry is byte-identical.</summary>
    public string ToJson() => WeComJson.Write(ToWire(), WeComJson.Wire.SendWire);

    private SendWire ToWire()
    {
        var wire = new SendWire(string.Join('|', Recipients), Content.MessageType, AgentId)
        {
            EnableDuplicateCheck = DuplicateCheckInterval is null ? null : 1,
            DuplicateCheckInterval = (int?)DuplicateCheckInterval?.TotalSeconds,
        };
        return Content.Fill(wire);
    }
}
