using System.Text.RegularExpressions;
using BotService.Tests.Features.Statistics;
using BotService.Tests.Features.StudySignals;
using BotService.Tests.Harness;
using BotService.Tests.Statements;

namespace BotService.Tests.House;

/// <summary>SQL that is written by hand is held against the query that means the same. A new statement stands in this list with its test, or the list says why it needs none.</summary>
public sealed partial class HandWrittenSqlTests
{
    private static readonly Dictionary<string, string> HeldBy = new()
    {
        ["SenderFacts.Sql"] = nameof(SenderStatementTests.What_is_read_of_a_sender_is_what_the_queries_say),
        ["Receipts.NewReceipt"] = nameof(SenderStatementTests.A_receipt_that_goes_with_the_commit_is_the_row_that_the_context_would_add),
        ["OpenParticipations.Sql"] = nameof(AnswerStatementTests.What_a_person_can_still_answer_is_what_the_query_says),
        ["OpenParticipations.Change"] = nameof(AnswerStatementTests.Answers_that_go_with_the_commit_leave_the_rows_that_tracked_ones_would),
        ["OpenParticipations.Remember"] = nameof(AnswerStatementTests.Answers_that_go_with_the_commit_leave_the_rows_that_tracked_ones_would),
        ["MineCommand.Outcomes"] = nameof(OwnRecordStatementTests.What_everybody_reads_of_the_own_record_is_what_the_queries_say),
        ["MineCommand.Latest"] = nameof(OwnRecordStatementTests.What_everybody_reads_of_the_own_record_is_what_the_queries_say),
        ["MineCommand.Presence"] = nameof(OwnRecordStatementTests.What_everybody_reads_of_the_own_record_is_what_the_queries_say),
        ["RosterFreeze.FreezeAsync"] = nameof(TopicStatementTests.A_frozen_roster_is_the_audience_on_the_roster_of_the_day),
        ["TopicQueries.Opened"] = nameof(TopicStatementTests.The_opened_topics_of_a_week_are_those_that_the_query_finds),
        ["TopicQueries.IsOpenedInWeek"] = nameof(TopicStatementTests.The_opened_topics_of_a_week_are_those_that_the_query_finds),
        ["FigureQueries.OfAll"] = nameof(TopicStatementTests.The_figures_of_a_topic_are_what_the_query_counts),
        ["FigureQueries.Counts"] = nameof(TopicStatementTests.The_figures_of_a_topic_are_what_the_query_counts),
        ["TopicRecipients.AddForAllAsync"] = nameof(TopicStatementTests.A_push_about_a_topic_is_for_those_whom_the_query_names),
        ["LateAnswers.CountOnTimeAsync"] = nameof(TopicStatementTests.Late_answers_from_before_a_later_due_time_become_what_the_query_says),
        ["ServiceMarks.MarkAsync"] = nameof(MemoryStatementTests.A_new_mark_is_the_row_that_the_context_would_add),
        ["FigureQueries.OfNamedGroup"] = nameof(FigureStatementsTests.A_group_that_is_named_exactly_has_the_figures_that_the_query_counts),
        ["BurstSignal.Bursts"] = nameof(SignalStatementTests.Bursts_and_records_on_behalf_are_found_as_they_are_defined),
        ["OnBehalfSignal.Recorded"] = nameof(SignalStatementTests.Bursts_and_records_on_behalf_are_found_as_they_are_defined),
    };

    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["BackupFile.HoldsPeopleAsync"] = "Asks of a file, before anything may be changed in it, whether there is a single row; its table may be of an older release.",
        ["KeptCopies.HoldsDataAsync"] = "The same of the store before it is brought up to date, when the model does not fit it yet.",
    };

    [Fact]
    public void Every_statement_that_names_a_table_has_a_test_or_a_reason_to_have_none()
    {
        var written = from file in Directory.GetFiles(RepositoryFile.Path("src/BotService"), "*.cs", SearchOption.AllDirectories)
                      where !file.Contains("Migrations", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)
                      from statement in StatementsIn(File.ReadAllText(file))
                      select statement;

        Assert.Equal(HeldBy.Keys.Concat(Exceptions.Keys).Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    /// <summary>One of each kind, so that a check that sees nothing cannot pass.</summary>
    [Theory]
    [InlineData("    private static readonly PreparedStatement Found = new(\"\"\"\n        SELECT 1 FROM \"Members\"\n        \"\"\");", "Sample.Found")]
    [InlineData("    private static readonly RowStatement Found =\n        new(\"\"\"UPDATE \"Members\" SET \"Name\" = {Name}\"\"\", RowValue.Text(\"Name\"));", "Sample.Found")]
    [InlineData("    public static async Task<(int A, int B)> FindAsync<T>(this BotDbContext db)\n    {\n        await db.Database.ExecuteSqlAsync($\"\"\"INSERT INTO \"Marks\" (\"Name\") VALUES ({name})\"\"\");\n    }", "Sample.FindAsync")]
    [InlineData("    public int Find() => db.Database.SqlQueryRaw<int>(\"SELECT 1 FROM \\\"Members\\\"\").Single();", "Sample.Find")]
    [InlineData("    // Not the \"Members\" FROM \"Members\" of a comment.\n    public int Find() => db.Members.Count();", null)]
    [InlineData("    public int Find() => Say(\"nothing FROM anybody\");", null)]
    public void A_statement_is_seen_however_it_is_written(string member, string? seen)
    {
        IEnumerable<string> expected = seen is null ? [] : [seen];

        Assert.Equal(expected, StatementsIn($"internal sealed class Sample(BotDbContext db)\n{{\n{member}\n}}\n"));
    }

    /// <summary>Each by its type and the member in which it stands.</summary>
    private static IEnumerable<string> StatementsIn(string source) =>
        from Match literal in Literal().Matches(source)
        where Table().IsMatch(literal.Groups["text"].Value)
        select $"{LastBefore(literal, TypeName(), source)}.{LastBefore(literal, MemberName(), source)}";

    private static string LastBefore(Match literal, Regex declaration, string source) =>
        declaration.Matches(source[..literal.Index]) is { Count: > 0 } all ? all[^1].Groups[1].Value : "?";

    // Comments and characters are read along, so that a quotation mark in one of them begins nothing.
    [GeneratedRegex(""""//[^\n]*|'(?:\\.|[^'\\\n])'|"""(?<text>.*?)"""|"(?<text>(?:\\.|[^"\\\n])*)["]"""", RegexOptions.Singleline)]
    private static partial Regex Literal();

    [GeneratedRegex("""\b(?:FROM|JOIN|INTO|UPDATE)\s+\\?"\w""")]
    private static partial Regex Table();

    [GeneratedRegex(@"^(?:\w+ )*(?:class|record|struct|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^    (?:public|private|internal|protected) [^\n]*?\b(\w+)(?:<\w+>)?\s*(?:=|\()", RegexOptions.Multiline)]
    private static partial Regex MemberName();
}
