using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Settings;

namespace BotService.Ledgers;

/// <summary>Reads a row that a kind's file prescribes: the check that tells from records whether it was done, and the month by which it is.</summary>
internal sealed partial class LedgerRowReader(ICollection<string> problems)
{
    private const int Months = 12;

    public LedgerRow Read(SettingsNode row, string title, string check)
    {
        string[] words = [.. Word().Matches(check).Select(word => word.Groups["word"].Value)];
        var parts = PrescribedForm.All.Select(form => form.Read(words)).FirstOrDefault(read => read is not null);

        if (parts is null && check.Length > 0)
        {
            problems.Add(row["Check"]!.Problem($"Check 看不懂“{check}”，最接近的写法：{string.Join("、", Nearest(check))}"));
        }

        return new LedgerRow(title, parts ?? [], MonthOf(row["Due"]));
    }

    private static IEnumerable<string> Nearest(string check)
    {
        var first = check.Split(' ')[0];
        var nearest = PrescribedForm.All.Select(form => form.Head).MinBy(head => EditDistance.Of(head, first));
        return PrescribedForm.All.Where(form => form.Head == nearest).Select(form => form.Text);
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
