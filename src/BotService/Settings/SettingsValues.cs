using System.Globalization;

namespace BotService.Settings;

/// <summary>Reads what an entry says; what is wrong goes to the problems, with what to write instead.</summary>
internal static class SettingsValues
{
    /// <summary>Names every key that nobody asks for, with the ones that there are.</summary>
    public static void AllowOnly(this SettingsNode node, ICollection<string> problems, params IReadOnlyList<string> names)
    {
        foreach (var stranger in node.Children.Where(child => !names.Any(child.Is)))
        {
            problems.Add(stranger.Problem($"不认识 {stranger.Name}，这里可以写 {string.Join("、", names)}"));
        }
    }

    public static int? Number(this SettingsNode node, int from, int to, ICollection<string> problems) =>
        int.TryParse(node.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : Refuse<int>(node, $"要写 {from} 到 {to} 的整数", problems);

    public static bool? Switch(this SettingsNode node, ICollection<string> problems) =>
        bool.TryParse(node.Value, out var on) ? on : Refuse<bool>(node, "要写 true（开）或 false（关）", problems);

    public static TimeOnly? TimeOfDay(this SettingsNode node, ICollection<string> problems) =>
        TimeOnly.TryParseExact(node.Value, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : Refuse<TimeOnly>(node, "要写一天里的时间，例如 \"16:07\"", problems);

    /// <summary>A span is written 时:分 or 天.时:分; a bare number would mean days to the framework and hours to most people.</summary>
    public static TimeSpan? Span(this SettingsNode node, TimeSpan from, TimeSpan to, ICollection<string> problems) =>
        TryReadSpan(node.Value, out var span) && span >= from && span <= to
            ? span
            : Refuse<TimeSpan>(node, $"要写时长，时:分 例如 \"03:00\"，几天写 \"3.00:00\"，从 {Written(from)} 到 {Written(to)}", problems);

    public static bool TryReadSpan(string? text, out TimeSpan span)
    {
        span = default;
        return text?.Contains(':', StringComparison.Ordinal) is true && !text.StartsWith('-') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span);
    }

    public static string Text(this SettingsNode node, int longest, ICollection<string> problems)
    {
        if (node.Value is not { } text || text.Length == 0 || text.Length > longest || text.Any(char.IsControl))
        {
            problems.Add(node.Problem($"{node.Name} 要写一句话，1 到 {longest} 个字"));
            return string.Empty;
        }

        return text;
    }

    public static T? Refuse<T>(this SettingsNode node, string sentence, ICollection<string> problems)
        where T : struct
    {
        problems.Add(node.Problem($"{node.Name} {sentence}{(node.Value is { } value ? $"，现在是 {value}" : string.Empty)}"));
        return null;
    }

    private static string Written(TimeSpan span) => span.ToString(span.Days > 0 ? @"d\.hh\:mm" : @"hh\:mm", CultureInfo.InvariantCulture);
}
