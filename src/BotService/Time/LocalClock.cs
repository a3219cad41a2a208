using System.Globalization;

namespace BotService.Time;

/// <summary>The organisation's wall clock: the one place where instants become what people say and read, and back.</summary>
internal sealed class LocalClock(TimeProvider time, TimeZoneInfo zone)
{
    private const string WeekdayNames = "日一二三四五六";

    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>Wall time without a kind, so that nobody mistakes it for an instant.</summary>
    public DateTime Now => ToLocal(UtcNow);

    public DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>The present instant with the organisation's offset, for whoever is shown a time stamp.</summary>
    public DateTimeOffset Stamp() => Stamp(UtcNow);

    public DateTimeOffset Stamp(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    public DateTime ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>The day that people would call it.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant));

    public DateTime? ToLocal(DateTimeOffset? instant) => instant is { } at ? ToLocal(at) : null;

    /// <summary>A wall time that a clock change skips moves forward by the skipped span; one that happens twice means the first.</summary>
    public DateTimeOffset ToInstant(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(wall, OffsetOf(wall)).ToUniversalTime();
    }

    /// <summary>The first instant of a day.</summary>
    public DateTimeOffset StartOf(DateOnly day) => ToInstant(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>With its year when that is not the present one.</summary>
    public string Day(DateTimeOffset instant)
    {
        var day = DayOf(instant);
        return day.Year == Today.Year ? Day(day) : YearDay(day);
    }

    /// <summary>From the first to the last day, both included.</summary>
    public static string Days(DateOnly from, DateOnly to) => from == to ? Day(from) : $"{Day(from)}至{Day(to)}";

    public static string Day(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Month}月{date.Day}日 周{WeekdayNames[(int)date.DayOfWeek]}");

    /// <summary>A day with its year, for plans that reach beyond the present one.</summary>
    public static string YearDay(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{Day(date)}");

    public string YearMoment(DateTimeOffset instant)
    {
        var local = ToLocal(instant);
        return string.Create(CultureInfo.InvariantCulture, $"{YearDay(DateOnly.FromDateTime(local))} {local:HH:mm}");
    }

    /// <summary>With its year when that is not the present one.</summary>
    public string Moment(DateTimeOffset instant) => string.Create(CultureInfo.InvariantCulture, $"{Day(instant)} {ToLocal(instant):HH:mm}");

    private TimeSpan OffsetOf(DateTime wall)
    {
        if (zone.IsInvalidTime(wall))
        {
            // The offset that held before the gap carries the wall time over it.
            return zone.GetUtcOffset(wall.AddDays(-1));
        }

        return zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
    }
}
