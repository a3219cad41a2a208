using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>What tests of several folders use lies in Harness, where a reader looks for it; what several files use is written once.</summary>
public sealed partial class HarnessTests
{
    private const string Shared = "Harness";

    /// <summary>A test may still be named from anywhere: <c>nameof</c> is a value in the assembly and no use.</summary>
    [Fact]
    public void No_folder_of_tests_uses_another_one_but_the_harness()
    {
        var uses = (
            from use in AssemblyUses.Of(typeof(HarnessTests).Assembly)
            let user = FolderOf(use.User)
            let used = FolderOf(use.Used)
            where user is not null && used is not null && user != used
            select (Used: used, Breach: $"{use.User} uses {use.Used}")).ToList();

        // A check that sees nothing shall not pass.
        Assert.Contains(uses, use => use.Used == Shared);
        var breaches = uses.Where(use => use.Used != Shared).Select(use => use.Breach).Order(StringComparer.Ordinal).ToList();
        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
    }

    [Fact]
    public void No_two_files_of_tests_hold_the_same_private_method()
    {
        var methods = (
            from project in (string[])["BotService.Tests", "BotService.WeCom.Tests", "BotService.Simulator.Tests"]
            from file in Directory.GetFiles(RepositoryFile.Path($"tests/{project}"), "*.cs", SearchOption.AllDirectories)
            from Match method in PrivateStatic().Matches(File.ReadAllText(file))
            select (Name: $"{Path.GetFileName(file)}: {method.Groups["name"].Value}", Text: Plain(method))).ToList();

        Assert.InRange(methods.Count, 300, int.MaxValue);
        var same = (
            from method in methods
            group method.Name by method.Text into named
            let names = string.Join(", ", named.Distinct().Order(StringComparer.Ordinal))
            where names.Contains(',', StringComparison.Ordinal)
            select names).ToList();

        Assert.True(same.Count == 0, string.Join('\n', same));
    }

    [Theory]
    [InlineData("    private static int Twice(int number) => number * 2;\n\n", "    private static int Twice(int one)\n        => one * 2;\n}", true)]
    [InlineData("    private static int Sum((int A, int B) pair, int more)\n    {\n        return pair.A + more;\n    }\n", "    private static int Sum((int A, int B) two, int m) {\n        return two.A + m;\n    }\n", true)]
    [InlineData("    private static int Twice(int number) => number * 2;\n\n", "    private static int Twice(int number) => number * 3;\n\n", false)]
    public void Two_methods_are_the_same_whatever_their_parameters_are_called(string one, string other, bool same)
    {
        var (first, second) = (PrivateStatic().Match(one), PrivateStatic().Match(other));

        Assert.True(first.Success && second.Success);
        Assert.Equal(same, Plain(first) == Plain(second));
    }

    /// <summary>BotService.Tests.Features.Study is of Features; null for what is no test and what lies in no folder.</summary>
    private static string? FolderOf(TypeName type) => type.Space.Split('.') is ["BotService", "Tests", var folder, ..] ? folder : null;

    /// <summary>Without blanks, and with a number for the name of each parameter.</summary>
    private static string Plain(Match method)
    {
        var parameters = ParameterName().Matches(Nested().Replace(method.Groups["parameters"].Value, string.Empty)).Select((name, at) => (Name: name.Groups[1].Value, At: at));
        var numbered = parameters.Aggregate(method.Value, (text, parameter) => Regex.Replace(text, $@"\b{parameter.Name}\b", $"#{parameter.At}"));
        return Blank().Replace(numbered, string.Empty);
    }

    // A body ends with the brace of its method, or with the first line behind which nothing of the expression stands.
    [GeneratedRegex(@"^    private static [^\n=;{]*?(?<name>\w+)(?:<\w+>)?\((?<parameters>(?:[^()\n]|\([^()\n]*\))*)\)(?:\s*=>[^\0]*?;\n(?=\n|\}|    \S)|\s*\{\n[^\0]*?\n    \}\n)", RegexOptions.Multiline)]
    private static partial Regex PrivateStatic();

    [GeneratedRegex(@"\([^()]*\)|<[^<>]*>")]
    private static partial Regex Nested();

    [GeneratedRegex(@"(\w+)(?: = [^,]*)?(?=,|$)")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
