namespace BotService.Time;

/// <summary>One year's announced holidays and 调休 make-up days, as written in <c>config/holidays/YEAR.json</c>.</summary>
internal sealed record WorkCalendarYear
{
    public required int Year { get; init; }

    /// <summary>The title of the notice that announced it, so that a reader can check.</summary>
    public required string Notice { get; init; }

    public string? Source { get; init; }

    public required IReadOnlyList<Holiday> Holidays { get; init; }

    public required IReadOnlyList<DateOnly> MakeUpDays { get; init; }
}

/// <summary>One run of days off; both ends belong to it.</summary>
internal sealed record Holiday(string Name, DateOnly From, DateOnly To)
{
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, To.DayNumber - From.DayNumber + 1).Select(From.AddDays);
}
