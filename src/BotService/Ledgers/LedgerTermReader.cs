using System.Globalization;
using BotService.Settings;

namespace BotService.Ledgers;

/// <summary>Reads a number of days that a kind's file says: 20 workdays, or 90 days.</summary>
internal sealed class LedgerTermReader(ICollection<string> problems)
{
    public LedgerTerm Read(SettingsNode? parent, string name)
    {
        if (parent?[name] is not { } node)
        {
            return LedgerTerm.None;
        }

        var parts = (node.Value ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        if (parts is [var count, "workdays" or "days"] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 999)
        {
            return new LedgerTerm(days, parts[1] == "workdays");
        }

        problems.Add(node.Problem($"{name} 要写天数，例如 \"20 workdays\"（工作日）或 \"90 days\"，现在是 {node.Value}"));
        return LedgerTerm.None;
    }
}
