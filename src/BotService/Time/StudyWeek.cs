using System.Globalization;

namespace BotService.Time;

/// <summary>The ISO week that a topic belongs to; its year is the week's, which around New Year is not the date's.</summary>
internal readonly record struct StudyWeek : IComparable<StudyWeek>
{
    private const int TextLength = 8;

    private StudyWeek(int year, int number) => (Year, Number) = (year, number);

    public int Year { get; }

    public int Number { get; }

    /// <summary>One sortable number for the store: 202639 is 2026-W39.</summary>
    public int Key => (Year * 100) + Number;

    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>As people name a week that is neither this nor the last: 第49周（11月30日—12月4日）, with its working days.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"第{Number}周{WorkingDays}");

    private string WorkingDays => $"（{Short(Monday)}—{Short(Monday.AddDays(4))}）";

    /// <summary>The same where weeks of several years stand together: those of another year say which.</summary>
    public string NameSeenFrom(DateOnly today) => Year == Of(today).Year ? Name : string.Create(CultureInfo.InvariantCulture, $"{Year}年{Name}");

    private static string Short(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");

    public static StudyWeek Of(DateOnly date)
    {
        var noon = date.ToDateTime(new TimeOnly(12, 0));
        return new StudyWeek(ISOWeek.GetYear(noon), ISOWeek.GetWeekOfYear(noon));
    }

    public static StudyWeek From(int year, int number) =>
        Exists(year, number)
            ? new StudyWeek(year, number)
            : throw new ArgumentOutOfRangeException(nameof(number), number, $"{year} has no such ISO week.");

    public static StudyWeek FromKey(int key) => From(key / 100, key % 100);

    public static bool Exists(int year, int number) =>
        year is >= 1 and <= 9998 && number >= 1 && number <= ISOWeek.GetWeeksInYear(year);

    /// <summary>Takes exactly <c>2026-W39</c>.</summary>
    /// <param name="missing">The year and the number that were read, where that year has no such week.</param>
    public static bool TryParse(string? text, out StudyWeek week, out (int Year, int Number)? missing)
    {
        week = default;
        missing = null;
        var span = text.AsSpan().Trim();

        if (span.Length != TextLength || span[4] is not '-' || span[5] is not ('W' or 'w')
            || !int.TryParse(span[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(span[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        if (!Exists(year, number))
        {
            missing = (year, number);
            return false;
        }

        week = new StudyWeek(year, number);
        return true;
    }

    public StudyWeek Next() => Of(Monday.AddDays(7));

    public StudyWeek Previous() => Of(Monday.AddDays(-7));

    public bool Contains(DateOnly date) => Of(date) == this;

    public int CompareTo(StudyWeek other) => Key.CompareTo(other.Key);

    public static bool operator <(StudyWeek left, StudyWeek right) => left.Key < right.Key;

    public static bool operator >(StudyWeek left, StudyWeek right) => left.Key > right.Key;

    public static bool operator <=(StudyWeek left, StudyWeek right) => left.Key <= right.Key;

    public static bool operator >=(StudyWeek left, StudyWeek right) => left.Key >= right.Key;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-W{Number:D2}");
}
