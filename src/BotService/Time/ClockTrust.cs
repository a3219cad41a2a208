namespace BotService.Time;

/// <summary>
/// Whether the wall clock can be acted on. One that jumped ahead by more than an hour, against the machine's own count of time, may be wrong for
/// a minute: until the jump has lasted nothing is planned, given up or deleted by it.
/// </summary>
internal sealed class ClockTrust(TimeProvider time)
{
    public static readonly TimeSpan LargestStep = TimeSpan.FromHours(1);

    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    /// <summary>A clock that is being corrected wanders by less.</summary>
    private static readonly TimeSpan Smallest = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private TimeSpan? _trusted;
    private TimeSpan _suspected;
    private long? _suspectedSince;
    private TimeSpan? _aheadAtStart;

    /// <summary>How far the clock is ahead of what it should show at this moment; null while it is trusted.</summary>
    public TimeSpan? JumpedAhead
    {
        get
        {
            if (time is ControllableClock)
            {
                return null;
            }

            lock (_gate)
            {
                return _trusted is not { } trusted ? _aheadAtStart : AheadOfOwnCount() - trusted is var step && step > LargestStep ? step : null;
            }
        }
    }

    /// <summary>Counts the times that the clock was set back.</summary>
    public int SetBacks { get; private set; }

    /// <param name="lastSeen">When the store was last acted on; what tells a wrong clock at the start of a process.</param>
    public bool Accepts(DateTimeOffset? lastSeen)
    {
        // Its time is what somebody moves it to.
        if (time is ControllableClock)
        {
            return true;
        }

        lock (_gate)
        {
            var ahead = AheadOfOwnCount();
            var step = _trusted is { } before ? ahead - before : lastSeen is { } seen ? time.GetUtcNow() - seen : TimeSpan.Zero;

            if (step <= LargestStep || HasLasted(ahead))
            {
                Trust(ahead);
                return true;
            }

            _aheadAtStart = step;
            return false;
        }
    }

    private void Trust(TimeSpan ahead)
    {
        if (_trusted - ahead > Smallest)
        {
            SetBacks++;
        }

        _trusted = ahead;
        _suspectedSince = null;
        _aheadAtStart = null;
    }

    private bool HasLasted(TimeSpan ahead)
    {
        if (_suspectedSince is not { } since || (ahead - _suspected).Duration() > Lasts)
        {
            _suspected = ahead;
            _suspectedSince = time.GetTimestamp();
            return false;
        }

        return time.GetElapsedTime(since) >= Lasts;
    }

    /// <summary>The wall clock against the count that nobody sets; only its changes mean something.</summary>
    private TimeSpan AheadOfOwnCount() => TimeSpan.FromTicks(time.GetUtcNow().UtcTicks) - time.GetElapsedTime(0);
}
