using System.Globalization;

namespace BotService.Wording;

/// <summary>What is said of a day up to which something should be counted.</summary>
internal static class AsOfDayText
{
    /// <summary>Null of a day that has come.</summary>
    public static string? Refusal(DateOnly day, DateOnly today)
    {
        if (day <= today)
        {
            return null;
        }

        return day.Year == today.Year
            ? $"{Written(day)}还没到，最晚截至今天（{Written(today)}）。要看往年的请写上年份，例如 {today.Year - 1}年12月31日"
            : $"{Written(day, today)}还没到，最晚截至今天（{Written(today)}）。";
    }

    /// <summary>With its year where that is another than today's: 12月31日 alone is the one that this year has.</summary>
    public static string Written(DateOnly day, DateOnly today) => day.Year == today.Year ? Written(day) : string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{Written(day)}");

    private static string Written(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");
}
