using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BotService.Simulator.Tests;

/// <summary>The simulator says a code and a reason for each rule, and a test names both beside the message that breaks it. A rule that no message breaks is found here.</summary>
public sealed partial class RuleCountTests
{
    private const string Letters = """(?:[^"\\\n]|\\.)*""";

    [Theory]
    [InlineData("Api", @"[1-9]\d{4,5}", 100)]
    [InlineData("AiBot", @"AiBotCodes\.\w+", 40)]
    public void Each_rule_is_broken_by_a_message(string folder, string code, int least)
    {
        var rules = Sources($"src/BotService.Simulator/{folder}").SelectMany(source => Rule().Matches(source)).GroupBy(PatternOf, rule => rule.Value).ToList();
        var patterns = rules.ConvertAll(rule => new Regex(rule.Key));
        var named = Sources("tests/BotService.Simulator.Tests").SelectMany(source => Regex.Matches(source, $@"\b{code}, ""({Letters})"""));
        var broken = named.Select(name => name.Groups[1].Value).ToLookup(reason => Meant(reason, patterns));

        // A search that finds no rules would pass.
        Assert.InRange(rules.Sum(rule => rule.Count()), least, int.MaxValue);
        Assert.Empty(rules.Where(rule => broken[rule.Key].Count() < rule.Count()).Select(rule => string.Join(" and ", rule)));
    }

    /// <summary>The rule with which a reason has the most letters in common: "no JSON object" is also what "no {type} object" could say.</summary>
    private static string? Meant(string reason, List<Regex> patterns) =>
        patterns.Where(pattern => pattern.IsMatch(reason)).Select(pattern => pattern.ToString()).MaxBy(pattern => pattern.Replace(".*", string.Empty, StringComparison.Ordinal).Length);

    /// <summary>What the reason of a rule can look like: anything may stand in its holes.</summary>
    private static string PatternOf(Match rule)
    {
        var text = rule.Groups[2].Value;
        string[] parts = rule.Groups[1].Length > 0 ? Hole().Split(text) : [text];
        return $"^{string.Join(".*", parts.Select(Regex.Escape))}$";
    }

    private static IEnumerable<string> Sources(string folder, [CallerFilePath] string here = "") =>
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    // A new(code, "reason"), a new BrokenRule(code, $"reason {with} holes") or a Refuse(code, "reason").
    [GeneratedRegex("""\b(?:new|BrokenRule|Refuse)\([^()\n]*?, (\$?)"((?:[^"\\{\n]|\\.|\{[^{}\n]*\})*)"\)""")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
