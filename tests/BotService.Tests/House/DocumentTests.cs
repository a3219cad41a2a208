using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>Documents that fit in a hand, and lead somewhere.</summary>
public sealed partial class DocumentTests
{
    private static IEnumerable<string> Documents()
    {
        var root = RepositoryFile.Path(".");
        return Directory.GetFiles(root, "*.md").Concat(Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_readme_fits_in_eight_kilobytes() => Assert.InRange(new FileInfo(RepositoryFile.Path("README.md")).Length, 2_000, 8 * 1024);

    [Theory]
    [InlineData("`Simulator__Enabled`")]
    [InlineData("`Clock__Controllable`")]
    [InlineData("`Clock__Now`")]
    [InlineData("`PUT /dev/clock`")]
    public void What_moves_the_demo_is_named_where_operators_look(string name) =>
        Assert.Contains(name, File.ReadAllText(RepositoryFile.Path("docs/operate.md")), StringComparison.Ordinal);

    [Fact]
    public void No_link_in_any_document_is_dead()
    {
        var links =
            from document in Documents()
            from Match link in Link().Matches(CodeBlock().Replace(File.ReadAllText(document), string.Empty))
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal)
            select (Document: document, Target: target);

        Assert.NotEmpty(links);
        Assert.Empty(links.Where(link => !LeadsSomewhere(link.Document, link.Target)).Select(link => $"{Path.GetFileName(link.Document)} → {link.Target}"));
    }

    private static bool LeadsSomewhere(string document, string target)
    {
        var (file, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        var path = file.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, file);
        return (File.Exists(path) || Directory.Exists(path)) && (anchor is null || Headings(path).Contains(anchor));
    }

    // As the usual viewers make an anchor from a heading: lower case, blanks to hyphens, the rest of the punctuation gone.
    private static IEnumerable<string> Headings(string path) =>
        from Match heading in Heading().Matches(File.ReadAllText(path))
        select string.Concat(heading.Groups[1].Value.Trim().ToLowerInvariant().Replace(' ', '-').Where(c => char.IsLetterOrDigit(c) || c is '-' or '_'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ +(.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("(```.*?```)|(`[^`\n]*`)", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
