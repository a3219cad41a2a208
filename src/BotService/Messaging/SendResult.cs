namespace BotService.Messaging;

/// <summary>What became of one try to send, as the channel judges it.</summary>
/// <param name="Verdict">Whether it arrived, is to be tried again, or is not worth another try.</param>
/// <param name="Reason">English, for the log and the operator: code and meaning, never a message text or a secret.</param>
internal sealed record SendResult(SendVerdict Verdict, string Reason)
{
    /// <summary>Recipients that the far side does not know, in <see cref="UserKey"/> form.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The least time to wait before the next try; null leaves it to the outbox.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>Nothing failed: a limit of our own holds it back for exactly <see cref="After"/>.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>The far side may have accepted it although we did not hear so; only an identical repeat is safe.</summary>
    public bool MayHaveArrived { get; init; }

    public static SendResult Delivered(IReadOnlyList<string> unknown) => new(SendVerdict.Delivered, "ok") { Unknown = unknown };

    public static SendResult RetryLater(string reason, TimeSpan? after = null) => new(SendVerdict.Retry, reason) { After = after };

    public static SendResult HoldBack(string reason, TimeSpan wait) => new(SendVerdict.Retry, reason) { After = wait, IsHeldBack = true };

    public static SendResult Unheard(string reason) => new(SendVerdict.Retry, reason) { MayHaveArrived = true };

    public static SendResult GiveUp(string reason) => new(SendVerdict.GiveUp, reason);
}

/// <summary>The three things that can follow a try.</summary>
internal enum SendVerdict
{
    Delivered,
    Retry,
    GiveUp,
}
