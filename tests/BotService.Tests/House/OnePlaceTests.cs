using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>Who is on the roster, which topics are open and which count in figures is said once: in Store, by RosterQueries and TopicQueries. SQL that is written by hand has its own tests.</summary>
public sealed partial class OnePlaceTests
{
    /// <summary>How often a file still compares by itself. Nothing is added here: whoever takes a comparison out of a file takes it out of this list.</summary>
    private static readonly Dictionary<string, int> StillCompared = new()
    {
        // Moves a topic's end so that it is over in the demo.
        ["Demo/DemoHistory.cs"] = 1,

        // Whose turn comes first, of people who are all on the roster.
        ["Features/Speaking/SpeakingRota.cs"] = 1,

        // Of topics that are over, those that a liaison may still correct.
        ["Features/Study/OnBehalfCommand.cs"] = 1,

        // A day of a class that is at hand.
        ["Features/StudyLists/ClassDayRule.cs"] = 1,

        // Topics before they open, and for a while after they are over.
        ["Features/Topics/Reminding/TopicSource.cs"] = 4,
    };

    [Fact]
    public void Who_is_on_the_roster_and_which_topics_are_open_and_count_is_said_in_the_store_alone()
    {
        var root = RepositoryFile.Path("src/BotService");
        var compared =
            from file in Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(root, file).Replace('\\', '/')
            where !name.StartsWith("Store/", StringComparison.Ordinal) && !name.StartsWith("obj/", StringComparison.Ordinal)
            let count = Comparison().Count(File.ReadAllText(file))
            where count > 0
            select $"{name}: {count}";

        Assert.Equal(StillCompared.Select(row => $"{row.Key}: {row.Value}").Order(StringComparer.Ordinal), compared.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// How a line of chat names link, audience and last day, where leave has a grammar of its own; how many wrong codes are enough; how a verb takes a day; who is named in a text;
    /// what the service calls itself, which is also a word that people say to it.
    /// </summary>
    [Theory]
    [InlineData(@"https\?://|对象\|面向|DateStart\.MayBeAt", "Commands/AddressedText.cs Features/Leaves/LeaveDates.cs Time/TextEnd.cs")]
    [InlineData(@"AuditNotes\.CountAsync\(n => n\.At", "Commands/WrongGuesses.cs")]
    [InlineData(@"AddError\(.*的样子", "Cli/VerbArguments.cs")]
    [InlineData(@"text\.Contains\(\w+\.Name\)", "")]
    [InlineData("学习助手(?!二号)", "Features/Study/Answers/Lexicon.cs Messaging/BotName.cs")]
    public void What_several_files_once_said_by_themselves_is_said_in_one_place(string written, string files)
    {
        var root = RepositoryFile.Path("src/BotService");
        var saying =
            from file in Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            where Regex.IsMatch(File.ReadAllText(file), written)
            select Path.GetRelativePath(root, file).Replace('\\', '/');

        Assert.Equal(files.Split(' ', StringSplitOptions.RemoveEmptyEntries), saying.Order(StringComparer.Ordinal));
    }

    /// <summary>One of each kind, so that a check that sees nothing cannot pass.</summary>
    [Theory]
    [InlineData("topics.Where(t => t.LateUntil > now)", true)]
    [InlineData("rows.Where(p => p.Topic!.VoidedAt == null)", true)]
    [InlineData("people.Where(m => m.Left != null && m.Group != null)", true)]
    [InlineData("people.Where(m => m.Joined <= today)", true)]
    [InlineData("topic.VoidedAt = null;", false)]
    [InlineData("person => person.Left.Or(before)", false)]
    public void A_comparison_is_seen(string written, bool seen) => Assert.Equal(seen, Comparison().IsMatch(written));

    [GeneratedRegex(@"\.LateUntil >|\.(?:VoidedAt|Left|Joined) (?:[=!]=|[<>])")]
    private static partial Regex Comparison();
}
