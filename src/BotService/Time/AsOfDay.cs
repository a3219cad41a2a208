namespace BotService.Time;

/// <summary>The day up to which something is counted. It has passed, so a day without a year is the last such day.</summary>
internal static class AsOfDay
{
    /// <summary>Whoever names a day of this year that has not come means it as it stands, and hears so. Only in the first months a later one is last year's.</summary>
    private const int FirstMonths = 3;

    private const int Soon = 31;

    private static readonly (string Word, int Back)[] Years = [("今年", 0), ("去年", 1), ("前年", 2)];

    private static readonly string[] Openers = ["截至到", "截止到", "截至", "截止"];

    private static readonly string[] Closers = ["为止", "止"];

    /// <summary>The day with the words that people put around it: 截止到11月30日, 11月30日止.</summary>
    public static bool TryTake(ref ReadOnlySpan<char> text, DateTime now, out DateOnly day)
    {
        var said = Without(Openers, text.TrimStart());

        foreach (var (word, back) in Years)
        {
            if (said.StartsWith(word))
            {
                // As if the year were written: 去年12月31日 is 2025年12月31日.
                ReadOnlySpan<char> written = $"{now.Year - back}年{said[word.Length..]}";
                var isDay = TryTake(ref written, now, out day);
                text = isDay ? text[^written.Length..] : text;
                return isDay;
            }
        }

        var rest = said;

        if (!new ChineseDates(now).TryTakeDate(ref rest, out day))
        {
            return false;
        }

        text = Without(Closers, rest);
        var today = DateOnly.FromDateTime(now);
        var isThisYears = day.Year == today.Year && (today.Month > FirstMonths || day <= today.AddDays(Soon));
        day = day > today && !isThisYears ? YearBefore(said, now, day) ?? day : day;
        return true;
    }

    /// <summary>Without the first of these words that stands at its head.</summary>
    private static ReadOnlySpan<char> Without(string[] words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return text[word.Length..].TrimStart();
            }
        }

        return text;
    }

    /// <summary>A day without a year is a year less when it is said a year earlier, and one of the two when it is said in between; 明天, 下周五 and a written year are not.</summary>
    private static DateOnly? YearBefore(ReadOnlySpan<char> said, DateTime now, DateOnly day)
    {
        var (before, between) = (Read(said, now.AddYears(-1)), Read(said, now.AddMonths(-6)));
        return before < day && (between == before || between == day) ? before : null;
    }

    private static DateOnly? Read(ReadOnlySpan<char> text, DateTime now) => new ChineseDates(now).TryTakeDate(ref text, out var day) ? day : null;
}
