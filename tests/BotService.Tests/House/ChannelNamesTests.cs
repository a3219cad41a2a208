using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>What a channel is called, and what its far side can do, stands in its own folder; whoever must know it is told by a value that the channel registers.</summary>
public sealed partial class ChannelNamesTests
{
    /// <summary>Addresses that the operator's contract fixes.</summary>
    private static readonly string[] FixedPaths = ["/in/wecom", "/people/import/wecom"];

    /// <summary>Comments may give an example.</summary>
    [Theory]
    [InlineData("Cli")]
    [InlineData("Console")]
    [InlineData("Inbox")]
    [InlineData("Messaging")]
    [InlineData("Outbox")]
    [InlineData("Reminders")]
    [InlineData("Time")]
    public void No_channel_is_named_outside_its_folder(string folder) => Assert.Empty(
        from file in Directory.GetFiles(RepositoryFile.Path($"src/BotService/{folder}"), "*.cs", SearchOption.AllDirectories)
        from named in NamesIn(File.ReadAllText(file))
        select $"{Path.GetFileName(file)} names {named}");

    /// <summary>Where its setup lies, and that it is one of those that the service has.</summary>
    [Fact]
    public void The_host_names_each_channel_twice()
    {
        var channels = Directory.GetDirectories(RepositoryFile.Path("src/BotService/Channels")).Select(folder => Path.GetFileName(folder)!).ToList();
        var sources = Directory.GetFiles(RepositoryFile.Path("src/BotService/Host"), "*.cs", SearchOption.AllDirectories).Select(file => SourceText.WithoutComments(File.ReadAllText(file))).ToList();

        Assert.InRange(channels.Count, 3, int.MaxValue);
        Assert.All(channels, channel => Assert.Equal((channel, 2), (channel, sources.Sum(source => Regex.Count(source, $@"(?i)\b{channel}")))));
    }

    /// <summary>One of each kind, so that a check that sees nothing cannot pass.</summary>
    [Theory]
    [InlineData("class WeComPage", true)]
    [InlineData("var title = \"企业微信登录\";", true)]
    [InlineData("run(\"import people --from-wecom\");", true)]
    [InlineData("map(\"/in/wecom/elsewhere\");", true)]
    [InlineData("map(\"/in/wecom\"); // WeCom's own way in", false)]
    public void A_name_is_seen(string written, bool seen) => Assert.Equal(seen, NamesIn(written).Any());

    /// <summary>A channel that knows an answer by its first words fails in silence when they change. The two are no such knowledge: what WeCom is called, and what a card shows that was pressed.</summary>
    [Fact]
    public void No_channel_holds_the_first_words_of_what_a_feature_says()
    {
        var said = QuotedUnder("Features").ToList();
        var held = QuotedUnder("Channels").Where(quoted => ChineseWords().IsMatch(quoted) && said.Exists(text => text.Length > quoted.Length && text.StartsWith(quoted, StringComparison.Ordinal)));

        Assert.Equal(["企业微信", "已答复"], held.Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> QuotedUnder(string folder) =>
        from file in Directory.GetFiles(RepositoryFile.Path($"src/BotService/{folder}"), "*.cs", SearchOption.AllDirectories)
        from quoted in SourceText.QuotedIn(File.ReadAllText(file))
        select quoted;

    private static IEnumerable<string> NamesIn(string source) =>
        Name().Matches(FixedPaths.Aggregate(SourceText.WithoutComments(source), (rest, path) => rest.Replace($"\"{path}\"", string.Empty, StringComparison.Ordinal))).Select(name => name.Value);

    [GeneratedRegex(@"(?i)\b\w*wecom\w*|企业微信")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[\u4E00-\u9FFF]{2,}$")]
    private static partial Regex ChineseWords();
}
