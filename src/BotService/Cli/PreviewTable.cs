using System.Globalization;
using System.Text;
using BotService.Reminders;
using BotService.Time;

namespace BotService.Cli;

/// <summary>Preview rows as columns that line up in a terminal, where a Chinese character is two wide.</summary>
internal static class PreviewTable
{
    private const string Gap = "  ";

    private static readonly string[] Header = ["时间", "提醒", "主题", "发给", "人数", "说明"];

    public static IEnumerable<string> Of(IReadOnlyList<PreviewRow> rows, LocalClock clock)
    {
        string[][] cells = [Header, .. rows.Select(row => Cells(row, clock))];
        var widths = Enumerable.Range(0, Header.Length).Select(column => cells.Max(line => Width(line[column]))).ToArray();
        return cells.Select(line => string.Join(Gap, line.Select((cell, column) => cell + new string(' ', widths[column] - Width(cell)))).TrimEnd());
    }

    private static string[] Cells(PreviewRow row, LocalClock clock) =>
    [
        clock.ToLocal(row.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        row.Reminder,
        row.Week is { } week ? $"{week}《{row.Title}》" : row.Title,
        row.Readers,
        row.People.ToString(CultureInfo.InvariantCulture),
        string.Join('，', row.Notes),
    ];

    private static int Width(string text) => text.EnumerateRunes().Sum(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0 : IsWide(rune.Value) ? 2 : 1);

    /// <summary>The blocks that Unicode's East Asian Width calls wide or full-width, whole.</summary>
    private static bool IsWide(int rune) => rune is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
