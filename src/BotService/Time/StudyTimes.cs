namespace BotService.Time;

/// <summary>The times of day at which a topic opens, falls due and closes when its row does not say otherwise.</summary>
internal sealed record StudyTimes
{
    public const string Section = "Study";

    public TimeOnly OpensAt { get; init; } = new(9, 7);

    public TimeOnly DueAt { get; init; } = new(17, 30);

    public DayOfWeek LateUntilDay { get; init; } = DayOfWeek.Sunday;

    public TimeOnly LateUntilAt { get; init; } = new(20, 0);
}
