using BotService.Time;

namespace BotService.Tests.Harness;

/// <summary>The calendar that ships in <c>config/</c>, so that the tests check the very files an operator gets.</summary>
internal static class ShippedCalendar
{
    public static WorkCalendar Load() =>
        new(WorkCalendarFile.ReadFolder(Path.Combine(AppContext.BaseDirectory, "config", "holidays")));
}
