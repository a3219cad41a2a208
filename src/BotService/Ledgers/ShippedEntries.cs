using BotService.Settings;

namespace BotService.Ledgers;

/// <summary>
/// Reads the entries of a kind's file that files of earlier releases do not know: what the kind is among the others, and its examples.
/// Where one is left out, the shipped file of the same key speaks for it.
/// </summary>
/// <param name="shipped">The entries of the files that the service brings along.</param>
internal sealed class ShippedEntries(IReadOnlyList<SettingsNode> shipped, ICollection<string> problems)
{
    private const int LastPosition = 99;

    private const int LongestText = 40;

    private const int LongestExample = 80;

    /// <summary>Who takes what already, by the name of the entry.</summary>
    private readonly Dictionary<string, SettingsNode> _takers = [];

    public LedgerKind Complete(LedgerKind kind, SettingsNode file)
    {
        var like = shipped.FirstOrDefault(other => other["Key"]?.Value == kind.Key);
        var (takesProblems, takesTasks) = (Takes("TakesProblems", kind, file, like), Takes("TakesTasks", kind, file, like));

        if (takesProblems && takesTasks)
        {
            problems.Add(Said("TakesTasks", file).Problem("TakesProblems 和 TakesTasks 不能都写 true：转任务要转到另一个清单，请把一个写成 false"));
        }

        return kind with
        {
            Position = (file["Position"] ?? like?["Position"])?.Number(1, LastPosition, problems) ?? LastPosition + 1,
            Example = new LedgerExample(
                Shown("Ask", LongestText, file, like) ?? LedgerExample.Usual.Ask,
                Shown("Raise", LongestExample, file, like) ?? LedgerExample.Usual.Raise,
                Shown("Claim", LongestText, file, like) ?? LedgerExample.Usual.Claim),
            TakesProblems = takesProblems,
            TakesTasks = takesTasks,
        };
    }

    private string? Shown(string name, int longest, SettingsNode file, SettingsNode? like) =>
        (file["Example"]?[name] ?? like?["Example"]?[name])?.Text(longest, problems);

    /// <summary>At most one list takes them: of two nobody could say where something goes.</summary>
    private bool Takes(string name, LedgerKind kind, SettingsNode file, SettingsNode? like)
    {
        if ((file[name] ?? like?[name])?.Switch(problems) is not true)
        {
            return false;
        }

        var said = Said(name, file);

        if (kind.Raise.Length == 0 || kind.IsVisit || kind.IsPrescribed)
        {
            problems.Add(said.Problem($"{name} 不能写 true：{kind.List}不是写一句话就能提的清单，请写到另一个清单的文件里"));
        }
        else if (!_takers.TryAdd(name, said))
        {
            problems.Add(said.Problem($"{name} 只能有一个清单是 true，{_takers[name].Where} 已经是了；请在不要的那个文件里写 \"{name}\": false"));
        }

        return true;
    }

    /// <summary>Where the entry stands, or the key by which it is meant.</summary>
    private static SettingsNode Said(string name, SettingsNode file) => file[name] ?? file["Key"] ?? file;
}
