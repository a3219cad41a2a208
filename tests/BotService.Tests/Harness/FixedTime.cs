namespace BotService.Tests.Harness;

/// <summary>A clock that stands still, so that a pure class is asked about one instant.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
