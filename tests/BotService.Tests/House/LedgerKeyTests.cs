using BotService.Ledgers;

namespace BotService.Tests.House;

/// <summary>A ledger is what its file says. Of what the service knows by a key, an office whose file has another one loses it without a word.</summary>
public sealed class LedgerKeyTests
{
    /// <summary>Files that still name a key. Nothing is added here: what a feature wants of a list, the list's file says.</summary>
    private static readonly string[] StillNamedIn =
    [
        // The checks "every 党组 owns 课" and "every 课 has 访" are fixed words, and so is the list that they look at.
        "Features/LedgerLists/SubjectCheck.cs",

        // What a sentence of the report claims is code, and the lists that it is held against stand beside it.
        "Features/Reports/Claims/ClaimedKinds.cs",
    ];

    [Fact]
    public void No_more_files_name_a_ledger_by_its_key_than_still_may()
    {
        List<string> problems = [];
        var keys = LedgerKinds.Read(Path.Combine(AppContext.BaseDirectory, "config"), problems).All.Select(kind => $"\"{kind.Key}\"").ToList();
        Assert.Empty(problems);

        var naming =
            from file in Directory.GetFiles(SourceText.Folder, "*.cs", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(SourceText.Folder, file).Replace('\\', '/')
            where !name.StartsWith("obj/", StringComparison.Ordinal)
            let text = SourceText.WithoutComments(File.ReadAllText(file))
            where keys.Exists(key => text.Contains(key, StringComparison.Ordinal))
            select name;

        Assert.Equal(StillNamedIn, naming.Order(StringComparer.Ordinal));
    }
}
