namespace BotService.Time;

/// <summary>What one tick looks at: everything after the last tick up to and including this one, so that nothing falls between two.</summary>
internal readonly record struct TimeWindow(DateTimeOffset After, DateTimeOffset Until)
{
    public bool Contains(DateTimeOffset instant) => After < instant && instant <= Until;
}
