using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>The lines of one message that still waits. It holds what people read at once; the rest is counted, so that it does not grow with all that happens.</summary>
internal static partial class WaitingLines
{
    private const int Most = 12;

    /// <summary>For the line that counts, and what a channel may write beneath.</summary>
    private const int Spare = 120;

    /// <param name="before">What waits already; empty for nothing.</param>
    /// <param name="mostBytes">What the channel takes in one text.</param>
    public static string With(string before, string line, int mostBytes)
    {
        if (before.Length == 0)
        {
            return line;
        }

        var lines = before.Split('\n');

        if (lines.Contains(line))
        {
            return before;
        }

        if (Rest().Match(lines[^1]) is { Success: true } rest)
        {
            return string.Join('\n', [.. lines[..^1], Counted(int.Parse(rest.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1)]);
        }

        var fits = lines.Length < Most && Encoding.UTF8.GetByteCount(before) + Encoding.UTF8.GetByteCount(line) < mostBytes - Spare;
        return $"{before}\n{(fits ? line : Counted(1))}";
    }

    /// <summary>The items that the lines are about.</summary>
    public static IReadOnlyList<string> ItemsOf(string text) => text.Length == 0 ? [] : [.. text.Split('\n').Where(line => !Rest().IsMatch(line)).Select(line => line.Split(' ')[0]).Distinct()];

    private static string Counted(int count) => string.Create(CultureInfo.InvariantCulture, $"还有 {count} 条没列出，看手上的事发 {LedgerWords.Overview}");

    [GeneratedRegex("^还有 ([0-9]{1,6}) 条没列出")]
    private static partial Regex Rest();
}
