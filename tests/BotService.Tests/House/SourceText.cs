using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>What stands in a source besides its comments.</summary>
internal static partial class SourceText
{
    /// <summary>Where the sources of the service lie.</summary>
    public static string Folder { get; } = RepositoryFile.Path("src/BotService");

    /// <summary>What is written between quotation marks.</summary>
    public static IEnumerable<string> QuotedIn(string source) => Token().Matches(source).Select(token => token.Groups[1].Value).Where(quoted => quoted.Length > 0);

    public static string WithoutComments(string source) => Token().Replace(source, token => token.Value.StartsWith("//", StringComparison.Ordinal) ? string.Empty : token.Value);

    // Comments, raw texts and single characters are taken as wholes, so that no quotation mark in them begins a text, and no pair of strokes in a text a comment.
    [GeneratedRegex("""//[^\n]*|\"{3}[\s\S]*?\"{3}|"((?:\\.|[^"\\\n])*)"|'(?:\\.|[^'\\\n])'""")]
    private static partial Regex Token();
}
