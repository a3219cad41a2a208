using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>A promise names the test that holds it: what is named there exists, and each line that holds names something.</summary>
public sealed partial class NamedTestsTests
{
    private static readonly Lazy<ILookup<string, string>> Tests = new(() => (
        from file in Directory.GetFiles(RepositoryFile.Path("tests"), "*Tests*.cs", SearchOption.AllDirectories)
        let text = File.ReadAllText(file)
        from Match method in TestMethod().Matches(text)
        select (Class: ClassName().Match(text).Groups[1].Value, Method: method.Groups[1].Value)).ToLookup(test => test.Class, test => test.Method, StringComparer.Ordinal));

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/decisions.md")]
    [InlineData("docs/failures.md")]
    [InlineData("docs/features.md")]
    [InlineData("docs/release.md")]
    public void Every_test_that_a_document_names_exists(string document)
    {
        var named = new List<string>();
        var missing = new List<string>();

        foreach (var line in File.ReadLines(RepositoryFile.Path(document)))
        {
            var behind = string.Empty;

            foreach (Match quoted in Quoted().Matches(line))
            {
                // "`ThisTests.One…`, `…another`": the second is of the same class.
                var name = quoted.Groups[1].Value is ['…', .. var rest] && behind.Length > 0 ? $"{behind}.*{rest}" : quoted.Groups[1].Value;

                if (NamedTest().Match(name) is not { Success: true } match)
                {
                    continue;
                }

                behind = match.Groups[1].Value;
                named.Add(name);

                if (!Exists(behind, match.Groups[2].Value))
                {
                    missing.Add(quoted.Groups[1].Value);
                }
            }
        }

        Assert.NotEmpty(named);
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_line_of_the_checklist_that_holds_names_its_test()
    {
        var lines = File.ReadLines(RepositoryFile.Path("SECURITY.md")).SkipWhile(line => !line.StartsWith("## OWASP ASVS", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| V", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();

        Assert.InRange(lines.Count, 10, 20);
        Assert.Empty(lines.Where(line => !line[2].Contains("Tests", StringComparison.Ordinal)).Select(line => line[1]));
    }

    /// <summary>Where a name ends with … any test of the class that begins so is meant.</summary>
    private static bool Exists(string type, string method) => method switch
    {
        "" => Tests.Value.Contains(type),
        ['*', .. var inside] => Tests.Value[type].Any(name => name.Contains(inside.TrimEnd('…'), StringComparison.Ordinal)),
        [.. var beginning, '…'] => Tests.Value[type].Any(name => name.StartsWith(beginning, StringComparison.Ordinal)),
        _ => Tests.Value[type].Contains(method),
    };

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(\w+Tests)(?:\.(\S+))?$")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"class (\w+Tests)\b")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\[(?:Fact|Theory)\b[^\0]*?\bpublic (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex TestMethod();
}
