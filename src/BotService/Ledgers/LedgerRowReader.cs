using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Settings;

namespace BotService.Ledgers;

/// <summary>Reads a row that a kind's file prescribes: the check that tells from records whether it was done, and the month by which it is.</summary>
internal sealed partial class LedgerRowReader(ICollection<string> problems)
{
    private const int Months = 12;

    /// <summary>Each way to write a check; 名称 is what the notice or the gathering is called.</summary>
    private static readonly string[] Known =
    [
        "manual", "notice 名称", "gathering 名称", "gathering 名称 per 党组", "gathering 名称 per group", "class-days 党组 7", "every 党组 owns 课", "every 课 has 访", "consultation closed",
    ];

    public LedgerRow Read(SettingsNode row, string title, string check)
    {
        var parts = PartsOf(check);

        if (parts is null && check.Length > 0)
        {
            problems.Add(row["Check"]!.Problem($"Check 看不懂“{check}”，最接近的写法：{string.Join("、", Nearest(check))}"));
        }

        return new LedgerRow(title, parts ?? [], MonthOf(row["Due"]));
    }

    /// <summary>The words of a check, a name without its quotes; null for one that nobody knows.</summary>
    private static string[]? PartsOf(string check)
    {
        string[] words = [.. Word().Matches(check).Select(word => word.Groups["word"].Value)];
        return words switch
        {
            ["manual"] or ["consultation", "closed"] or ["every", "党组", "owns", "课"] or ["every", "课", "has", "访"] => words,
            ["notice" or "gathering", { Length: > 0 }] or ["gathering", { Length: > 0 }, "per", "党组" or "group"] => words,
            ["class-days", "党组", var count] when IsCount(count) => words,
            ["class-days", "党组", "≥" or ">=", var count] when IsCount(count) => ["class-days", "党组", count],
            _ => null,
        };
    }

    private static bool IsCount(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0;

    private static IEnumerable<string> Nearest(string check)
    {
        static string Head(string words) => words.Split(' ')[0];
        var nearest = Known.Select(Head).MinBy(head => EditDistance.Of(head, Head(check)));
        return Known.Where(known => Head(known) == nearest);
    }

    private int? MonthOf(SettingsNode? due)
    {
        if (due is null)
        {
            return null;
        }

        if (int.TryParse((due.Value ?? string.Empty).TrimEnd('月'), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= Months)
        {
            return month;
        }

        problems.Add(due.Problem($"Due 要写月份，例如 \"12月\"，现在是 {due.Value}"));
        return null;
    }

    /// <summary>A name in quotes is one word, and ≥ is one wherever it stands.</summary>
    [GeneratedRegex("\"(?<word>[^\"]*)\"|“(?<word>[^”]*)”|(?<word>≥|>=|[^\\s≥\"“]+)")]
    private static partial Regex Word();
}
