namespace BotService.Time;

/// <summary>A clock for demo and tests: it starts where it is told, runs on at the real pace, and can be moved forward, never back.</summary>
internal sealed class ControllableClock(TimeProvider real, DateTimeOffset? start) : TimeProvider
{
    private long _aheadTicks = start is { } at ? (at - real.GetUtcNow()).Ticks : 0;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow().AddTicks(Interlocked.Read(ref _aheadTicks));

    /// <summary>False, and nothing moved, when the instant lies behind.</summary>
    public bool TryMoveTo(DateTimeOffset instant)
    {
        var step = instant - GetUtcNow();

        if (step < TimeSpan.Zero)
        {
            return false;
        }

        Interlocked.Add(ref _aheadTicks, step.Ticks);
        return true;
    }
}
