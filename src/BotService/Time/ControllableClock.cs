namespace BotService.Time;

/// <summary>A clock for demo and tests: it starts where it is told, runs on at the real pace, and can be moved forward, never back.</summary>
internal sealed class ControllableClock(TimeProvider real, DateTimeOffset? start) : TimeProvider
{
    private long _movedTo;

    private long _aheadTicks = start is { } at ? (at - real.GetUtcNow()).Ticks : 0;

    /// <summary>The last instant to which somebody moved it: before that no time passed in which anything could have been done.</summary>
    public DateTimeOffset? MovedTo => Interlocked.Read(ref _movedTo) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow().AddTicks(Interlocked.Read(ref _aheadTicks));

    /// <summary>False, and nothing moved, when the instant lies behind.</summary>
    public bool TryMoveTo(DateTimeOffset instant)
    {
        var step = instant - GetUtcNow();

        if (step < TimeSpan.Zero)
        {
            return false;
        }

        Interlocked.Exchange(ref _movedTo, instant.UtcTicks);
        Interlocked.Add(ref _aheadTicks, step.Ticks);
        return true;
    }
}
