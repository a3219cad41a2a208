namespace BotService.Time;

/// <summary>A clock for demo and tests: it starts where it is told, runs on at the real pace, and can be moved forward, never back.</summary>
internal sealed class ControllableClock(TimeProvider real, DateTimeOffset? start) : TimeProvider
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly DateTimeOffset _started = real.GetUtcNow();
    private readonly List<(DateTimeOffset Since, long AheadTicks)> _moves = [];
    private readonly Lock _lock = new();
    private long _movedTo;

    private readonly long _startAheadTicks = Ahead(real, start);
    private long _aheadTicks = Ahead(real, start);

    /// <summary>The last instant to which somebody moved it: before that no time passed in which anything could have been done.</summary>
    public DateTimeOffset? MovedTo => Interlocked.Read(ref _movedTo) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow().AddTicks(Interlocked.Read(ref _aheadTicks));

    /// <summary>What this clock showed at a real instant since its start; null for one from before or to come, give or take a margin.</summary>
    public DateTimeOffset? At(DateTimeOffset realInstant, TimeSpan margin)
    {
        if (realInstant < _started - margin || realInstant > real.GetUtcNow() + margin)
        {
            return null;
        }

        lock (_lock)
        {
            // Who says a time says it in whole seconds, and may have said it right after the move.
            var move = _moves.FindLastIndex(m => m.Since <= realInstant + Second);
            return realInstant.AddTicks(move < 0 ? _startAheadTicks : _moves[move].AheadTicks);
        }
    }

    /// <summary>False, and nothing moved, when the instant lies behind.</summary>
    public bool TryMoveTo(DateTimeOffset instant)
    {
        var step = instant - GetUtcNow();

        if (step < TimeSpan.Zero)
        {
            return false;
        }

        Interlocked.Exchange(ref _movedTo, instant.UtcTicks);

        lock (_lock)
        {
            _moves.Add((real.GetUtcNow(), Interlocked.Add(ref _aheadTicks, step.Ticks)));
        }

        return true;
    }

    private static long Ahead(TimeProvider real, DateTimeOffset? start) => start is { } at ? (at - real.GetUtcNow()).Ticks : 0;
}
