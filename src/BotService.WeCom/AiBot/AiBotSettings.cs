namespace BotService.WeCom.AiBot;

/// <summary>Where the bot's socket is and how it is kept alive.</summary>
/// <param name="Url">The vendor's address, or a private one.</param>
/// <param name="BotId">The bot's id.</param>
/// <param name="Secret">The secret of the long connection; never logged.</param>
public sealed record AiBotSettings(Uri Url, string BotId, string Secret)
{
    /// <summary>Span between pings; a link that leaves two unanswered is dead.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a log-in may take.</summary>
    public TimeSpan LoginPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a frame waits for its acknowledgement.</summary>
    public TimeSpan AckPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The least wait before connecting again; doubles each time.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Never the secret.</summary>
    public override string ToString() => $"{Url.Host} {BotId}";
}

/// <summary>How a connection stands.</summary>
public enum AiBotState
{
    /// <summary>Not wanted.</summary>
    Stopped,

    /// <summary>On the way, or between two tries.</summary>
    Connecting,

    /// <summary>Logged in.</summary>
    Connected,

    /// <summary>Another connection took over; this one stays away.</summary>
    Evicted,

    /// <summary>The log-in was refused; trying again would not help.</summary>
    Refused,
}

/// <summary>What became of a frame.</summary>
/// <param name="Code">One of <see cref="AiBotErrors"/> or another of the server's codes.</param>
/// <param name="Body">What the server said with it.</param>
public readonly record struct AiBotAnswer(int Code, AiBotBody? Body = null)
{
    /// <summary>The server accepted it.</summary>
    public bool IsOk => Code == AiBotErrors.Ok;

    /// <summary>It may have been accepted although nobody said so.</summary>
    public bool MayHaveArrived => Code == AiBotErrors.Unanswered;
}
