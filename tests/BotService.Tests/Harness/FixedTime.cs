using BotService.Time;

namespace BotService.Tests.Harness;

/// <summary>A clock that stands still, so that a pure class is asked about one instant.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();

    /// <summary>The organisation's clock, standing still at a local time.</summary>
    public static LocalClock Clock(string local) => new(new FixedTime(Bot.At(local)), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
}
