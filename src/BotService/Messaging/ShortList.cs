namespace BotService.Messaging;

/// <summary>问3、任12等: as many names as there is room for, and that there are more.</summary>
internal static class ShortList
{
    public static string Of(IReadOnlyCollection<string> names, int most) => Of(names, most, "等");

    /// <summary>王伟、张伟 等 12 人.</summary>
    public static string Counted(IReadOnlyCollection<string> names, int most, string measure) => Of(names, most, $" 等 {names.Count} {measure}");

    private static string Of(IReadOnlyCollection<string> names, int most, string more) => string.Join('、', names.Take(most)) + (names.Count > most ? more : string.Empty);
}
