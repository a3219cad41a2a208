namespace BotService.Time;

/// <summary>When people work, and when nobody may be disturbed (from <c>QuietFrom</c> up to, not including, <c>QuietUntil</c>).</summary>
internal sealed record WorkingHours
{
    public const string Section = "WorkingHours";

    public TimeOnly Start { get; init; } = new(8, 30);

    public TimeOnly End { get; init; } = new(17, 30);

    public TimeOnly QuietFrom { get; init; } = new(20, 0);

    public TimeOnly QuietUntil { get; init; } = new(8, 30);

    /// <summary>Quiet hours usually run over midnight; equal ends mean that there are none.</summary>
    public bool AreQuiet(TimeOnly at) => QuietFrom != QuietUntil && at.IsBetween(QuietFrom, QuietUntil);

    /// <summary>How much of the working day is over at the given time.</summary>
    public TimeSpan Worked(TimeOnly at) => at <= Start ? TimeSpan.Zero : (at < End ? at : End) - Start;

    /// <summary>A working day without a length would make every count back endless.</summary>
    public WorkingHours Checked() =>
        Start < End ? this : throw new InvalidDataException($"The working day must end after it starts: {Start:HH:mm} to {End:HH:mm}.");
}
