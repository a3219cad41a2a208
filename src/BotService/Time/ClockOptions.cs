namespace BotService.Time;

/// <summary>Whether the clock may be moved, which is refused in Production; section <c>Clock</c>.</summary>
internal sealed class ClockOptions
{
    public const string Section = "Clock";

    /// <summary>Maps <c>/dev/clock</c>.</summary>
    public bool Controllable { get; set; }

    /// <summary>With <see cref="Controllable"/>: the instant at which the clock of this start begins.</summary>
    public DateTimeOffset? Now { get; set; }
}
