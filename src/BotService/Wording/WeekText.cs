namespace BotService.Wording;

/// <summary>What is wrong with a written week, for whoever wrote it.</summary>
internal static class WeekText
{
    /// <param name="missing">The year and the number that there is not, as <c>StudyWeek.TryParse</c> gives them.</param>
    public static string Problem(string? text, (int Year, int Number)? missing) => missing is (var year, var number)
        ? $"{year}年没有第{number}周"
        : $"周次要写成 2026-W39 的样子，收到的是“{text?.Trim()}”";
}
