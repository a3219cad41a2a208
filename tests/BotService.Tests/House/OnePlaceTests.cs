using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Wording;

namespace BotService.Tests.House;

/// <summary>
/// Rules that many queries need are said once. In Store: who is on the roster, who is away, which topics and gatherings are open, and which count in figures.
/// In Ledgers: which items count, what was known of them, where a visit lies, and who may do what with one. SQL that is written by hand has its own tests.
/// </summary>
public sealed partial class OnePlaceTests
{
    /// <summary>How often a file still compares by itself. Nothing is added here: whoever takes a comparison out of a file takes it out of this list.</summary>
    private static readonly Dictionary<string, int> StillCompared = new()
    {
        // Moves a topic's end so that it is over in the demo.
        ["Demo/DemoHistory.cs"] = 1,

        // What somebody may take back, by when it was asked for or decided.
        ["Features/Leaves/LeaveWithdrawal.cs"] = 2,

        // Of gatherings that a report has read, those that were over when it was made.
        ["Features/Reports/Figures/GatheringFigure.cs"] = 2,

        // Whose turn comes first, of people who are all on the roster.
        ["Features/Speaking/SpeakingRota.cs"] = 1,

        // Of topics that are over, those that a liaison may still correct.
        ["Features/Study/OnBehalfCommand.cs"] = 1,

        // A day of a class that is at hand.
        ["Features/StudyLists/ClassDayRule.cs"] = 1,

        // One statement of SQL, which adds everybody of a push.
        ["Features/Topics/Reminding/TopicRecipients.cs"] = 2,

        // Topics before they open, and for a while after they are over.
        ["Features/Topics/Reminding/TopicSource.cs"] = 4,
    };

    /// <summary>The same of the rules about items.</summary>
    private static readonly Dictionary<string, int> StillRuled = new()
    {
        // What a list says of itself, which cannot be taken over.
        ["Features/LedgerLists/Importing/JoinedRows.cs"] = 1,
        ["Features/LedgerLists/Importing/LedgerImportStates.cs"] = 1,

        // Of what takes long no time limit is shown either.
        ["Features/LedgerLists/LedgerCard.cs"] = 1,

        // Check-ins, which are no entries of an item.
        ["Features/Reports/Figures/GatheringFigure.cs"] = 1,
        ["Features/Reports/Claims/StudyClaims.cs"] = 1,
    };

    [Fact]
    public void Who_is_on_the_roster_or_away_and_what_is_open_and_counts_is_said_in_the_store_alone() =>
        Assert.Equal(Listed(StillCompared), Found(Comparison(), "Store/"));

    [Fact]
    public void Which_items_count_and_who_may_do_what_with_them_is_said_in_the_ledgers_alone() =>
        Assert.Equal(Listed(StillRuled), Found(ItemRule(), "Store/", "Ledgers/"));

    /// <summary>
    /// How a line of chat names link, audience and last day, where leave has a grammar of its own; how many wrong codes are enough; how a verb takes a day; who is named in a text;
    /// how long something can be taken back; what the service calls itself, which is also a word that people say to it.
    /// </summary>
    [Theory]
    [InlineData(@"https\?://|对象\|面向|DateStart\.MayBeAt", "Commands/AddressedText.cs Features/Leaves/LeaveDates.Ends.cs Features/Leaves/LeaveDates.Inside.cs Features/Leaves/LeaveDates.Spoken.cs Time/TextEnd.cs")]
    [InlineData(@"AuditNotes\.CountAsync\(n => n\.At", "Commands/WrongGuesses.cs")]
    [InlineData(@"AddError\(.*的样子", "Cli/VerbArguments.cs")]
    [InlineData(@"text\.Contains\(\w+\.Name\)", "")]
    [InlineData("24 ?小时", "Features/Leaves/LeaveWithdrawal.cs Wording/UndoText.cs")]
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

    [Fact]
    public void What_people_read_of_taking_back_is_what_holds() => Assert.Equal(UndoText.Span, $"{UndoLimit.Hours} 小时");

    /// <summary>One of each kind, so that a check that sees nothing cannot pass.</summary>
    [Theory]
    [InlineData("topics.Where(t => t.LateUntil > now)", true)]
    [InlineData("rows.Where(p => p.Topic!.VoidedAt == null)", true)]
    [InlineData("people.Where(m => m.Left != null && m.Group != null)", true)]
    [InlineData("people.Where(m => m.Joined <= today)", true)]
    [InlineData("topics.Where(t => t.WeekKey == week && t.ClosedAt == null)", true)]
    [InlineData("gatherings.Where(g => g.ClosedAt < end)", true)]
    [InlineData("leaves.Where(l => l.State == LeaveState.Granted)", true)]
    [InlineData("var asked = nameof(LeaveState.Asked);", true)]
    [InlineData("topic.VoidedAt = null;", false)]
    [InlineData("leave.State = LeaveState.Granted;", false)]
    [InlineData("person => person.Left.Or(before)", false)]
    public void A_comparison_is_seen(string written, bool seen) => Assert.Equal(seen, Comparison().IsMatch(written));

    /// <inheritdoc cref="A_comparison_is_seen"/>
    [Theory]
    [InlineData("items.Where(i => i.State != LedgerState.Raised && i.State != LedgerState.Void)", true)]
    [InlineData("items.Where(i => i.Kind == key && i.State != LedgerState.Closed && i.State != LedgerState.Void)", true)]
    [InlineData("chain.Last.State is not (LedgerState.Raised or LedgerState.Void)", true)]
    [InlineData("[LedgerState.Doing, LedgerState.Claimed, LedgerState.Closed, LedgerState.Standing]", true)]
    [InlineData("entries.Where(e => e.At <= known && (e.TakenBackAt == null || e.TakenBackAt > known))", true)]
    [InlineData("var from = visit.VisitFrom ?? visit.DueOn;", true)]
    [InlineData("kinds.All.Where(kind => kind.IsOn && !kind.IsRecord)", true)]
    [InlineData("kind.Fields.Where(f => f.Default is not null)", true)]
    [InlineData("one.Rights.HasVerified || one.Viewer.IsAdmin", true)]
    [InlineData("entry.At + UndoLimit.Span < now", true)]
    [InlineData("var isOwn = !viewer.IsAdmin && row.GroupId == viewer.GroupId;", true)]
    [InlineData("people.All(m => m.GroupId != one.Viewer.GroupId)", true)]
    [InlineData("items.Where(i => i.State != LedgerState.Void)", false)]
    [InlineData("one.Rights.May(LedgerVerb.Poll)", false)]
    public void A_rule_about_items_is_seen(string written, bool seen) => Assert.Equal(seen, ItemRule().IsMatch(written));

    private static IEnumerable<string> Listed(Dictionary<string, int> still) => still.Select(row => $"{row.Key}: {row.Value}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Found(Regex rule, params string[] own)
    {
        var root = RepositoryFile.Path("src/BotService");
        var found =
            from file in Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(root, file).Replace('\\', '/')
            where !own.Append("obj/").Any(folder => name.StartsWith(folder, StringComparison.Ordinal))
            let count = rule.Count(File.ReadAllText(file))
            where count > 0
            select $"{name}: {count}";
        return found.Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\.LateUntil >|\.(?:VoidedAt|ClosedAt|Left|Joined) (?:[=!]=|[<>])|== LeaveState\.(?:Asked|Granted)|nameof\(LeaveState\.(?:Asked|Granted)")]
    private static partial Regex Comparison();

    [GeneratedRegex(
        @"!= LedgerState\.\w+ && [^&|]*!= LedgerState\.|is (?:not )?\(?LedgerState\.(?:Raised|Closed|Void) or LedgerState\.(?:Raised|Closed|Void)|LedgerState\.Doing, LedgerState\.Claimed, LedgerState\.Closed|" +
        @"\.At <= known && \(\w+\.TakenBackAt|VisitFrom \?\?|IsOn && !kind\.IsRecord|\.Default is not null|" +
        @"Rights\.(?:HasVerified|IsLiaison|IsTeam|IsAsked|IsVerifier)|\.At \+ UndoLimit\.Span|\.GroupId [!=]= (?:\w+\.)*(?:[vV]iewer|[cC]aller)\.GroupId")]
    private static partial Regex ItemRule();
}
