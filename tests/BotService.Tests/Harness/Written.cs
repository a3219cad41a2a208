using System.Globalization;

namespace BotService.Tests.Harness;

/// <summary>Days and local times as the tests of the calendar write them.</summary>
internal static class Written
{
    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static DateTime Wall(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
