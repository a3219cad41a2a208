namespace BotService.Time;

/// <summary>The day up to which something is counted. It has passed, so a day without a year is the last such day.</summary>
internal static class AsOfDay
{
    /// <summary>Whoever names a day of this year that has not come means it as it stands, and hears so. Only in the first months a later one is last year's.</summary>
    private const int FirstMonths = 3;

    private const int Soon = 31;

    private static readonly (string Word, int Back)[] Years = [("今年", 0), ("去年", 1), ("前年", 2)];

    public static bool TryTake(ref ReadOnlySpan<char> text, DateTime now, out DateOnly day)
    {
        foreach (var (word, back) in Years)
        {
            if (text.StartsWith(word))
            {
                // As if the year were written: 去年12月31日 is 2025年12月31日.
                ReadOnlySpan<char> written = $"{now.Year - back}年{text[word.Length..]}";
                var isDay = TryTake(ref written, now, out day);
                text = isDay ? text[^written.Length..] : text;
                return isDay;
            }
        }

        var said = text;

        if (!new ChineseDates(now).TryTakeDate(ref text, out day))
        {
            return false;
        }

        var today = DateOnly.FromDateTime(now);
        var isThisYears = day.Year == today.Year && (today.Month > FirstMonths || day <= today.AddDays(Soon));
        day = day > today && !isThisYears ? YearBefore(said, now, day) ?? day : day;
        return true;
    }

    /// <summary>A day without a year is a year less when it is said a year earlier, and one of the two when it is said in between; 明天, 下周五 and a written year are not.</summary>
    private static DateOnly? YearBefore(ReadOnlySpan<char> said, DateTime now, DateOnly day)
    {
        var (before, between) = (Read(said, now.AddYears(-1)), Read(said, now.AddMonths(-6)));
        return before < day && (between == before || between == day) ? before : null;
    }

    private static DateOnly? Read(ReadOnlySpan<char> text, DateTime now) => new ChineseDates(now).TryTakeDate(ref text, out var day) ? day : null;
}
