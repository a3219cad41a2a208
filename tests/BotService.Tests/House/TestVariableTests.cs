using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>What the tests read from the environment is for contributors: CONTRIBUTING explains each variable, and nothing that operators read names one.</summary>
public sealed partial class TestVariableTests
{
    [Fact]
    public void Each_variable_of_the_tests_has_one_row_in_contributing()
    {
        var read =
            from pattern in (string[])["*.cs", "*.sh"]
            from file in Directory.GetFiles(RepositoryFile.Path("tests"), pattern, SearchOption.AllDirectories)
            from Match name in Name().Matches(File.ReadAllText(file))
            select name.Value;

        var rows = Row().Matches(File.ReadAllText(RepositoryFile.Path("CONTRIBUTING.md"))).Select(row => row.Groups[1].Value);
        Assert.Equal(read.Distinct().Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_document_for_operators_names_a_variable_of_the_tests()
    {
        var documents = Directory.GetFiles(RepositoryFile.Path("."), "README*.md").Concat(Directory.GetFiles(RepositoryFile.Path("docs"), "*.md", SearchOption.AllDirectories));
        Assert.Empty(documents.Where(document => Name().IsMatch(File.ReadAllText(document))).Select(Path.GetFileName));
    }

    [GeneratedRegex("BOTSERVICE_TEST_[A-Z_]+")]
    private static partial Regex Name();

    [GeneratedRegex("^\\| `(BOTSERVICE_TEST_[A-Z_]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
