using System.Text.RegularExpressions;
using BotService.Ledgers;

namespace BotService.Tests.House;

/// <summary>What a ledger's file says becomes a property where the file is read. Compared as a text elsewhere, a word with a typo compiles and means no.</summary>
public sealed partial class LedgerWordTests
{
    /// <summary>The one place of the words.</summary>
    private static readonly string[] Readers = ["Ledgers/LedgerKindReader.cs", "Ledgers/LedgerKindWords.cs"];

    /// <summary>Where one of the words means something else. A word that says how a ledger behaves is not added here.</summary>
    private static readonly string[] MeaningSomethingElse =
    [
        // Who measured and when, beside the fields of an item.
        "Features/LedgerLists/Acts/ChangeAct.cs: measured",
        "Features/LedgerLists/Measuring/MeasuredCheck.cs: measured",

        // How an operator writes an office and a tier.
        "Features/Roster/RoleWords.cs: admin",
        "Store/Tier.cs: leadership",
    ];

    private static readonly string[] Words = [.. LedgerKindWords.Checks, .. LedgerKindWords.Statistics, .. LedgerKindWords.Steps.Select(step => step.Word)];

    [Fact]
    public void The_words_for_what_a_ledger_is_and_who_verifies_stand_where_its_file_is_read_alone()
    {
        var naming =
            from file in Files()
            from word in Words
            where file.Text.Contains($"\"{word}\"", StringComparison.Ordinal)
            select (file.Name, Word: word);
        var named = naming.ToLookup(pair => Readers.Contains(pair.Name));

        // A check that sees nothing shall not pass.
        Assert.Equal(Words.Order(StringComparer.Ordinal), named[true].Select(pair => pair.Word).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(MeaningSomethingElse, named[false].Select(pair => $"{pair.Name}: {pair.Word}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_kind_and_no_step_is_compared_with_a_text() => Assert.Empty(
        from file in Files()
        from Match compared in Comparison().Matches(file.Text)
        select $"{file.Name}: {compared.Value}");

    [Theory]
    [InlineData("if (one.Kind.Has(\"measured\"))", true)]
    [InlineData("public bool CanBeExported => Has(\"derived\");", true)]
    [InlineData("verifiers.Step == \"named\"", true)]
    [InlineData("verifiers.Step is not (\"other liaison\" or \"admin\")", true)]
    [InlineData("kind.VerifiedBy.Contains(\"assigner\")", true)]
    [InlineData("kind.Statistics != \"on-time\"", true)]
    [InlineData("viewer.Has(LedgerRights.Office) && verifiers.Step is VerifierStep.Named", false)]
    public void A_comparison_is_seen(string written, bool seen) => Assert.Equal(seen, Comparison().IsMatch(written));

    private static IEnumerable<(string Name, string Text)> Files() =>
        from file in Directory.GetFiles(SourceText.Folder, "*.cs", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(SourceText.Folder, file).Replace('\\', '/')
        where !name.StartsWith("obj/", StringComparison.Ordinal)
        select (name, SourceText.WithoutComments(File.ReadAllText(file)));

    [GeneratedRegex(@"\bHas\(""|\b(?:Step|Statistics|Relapse|Visible) (?:[=!]=|is(?: not)?) \(?""|\b(?:VerifiedBy|Checks|Rungs)\.Contains\(""")]
    private static partial Regex Comparison();
}
