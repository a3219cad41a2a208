using System.Data.Common;
using BotService.Store.Statements;

namespace BotService.Store.Rounds;

/// <summary>What is asked first for every message, for many messages at once.</summary>
/// <param name="UserKey">The sender's; an empty one for a message that names nobody.</param>
/// <param name="SaidAt">When it was said, which may be long before it is read.</param>
/// <param name="Along">What features want read along with it; empty when it is nothing of theirs.</param>
internal sealed record SenderLookup(string MessageKey, string UserKey, DateOnly Day, DateTimeOffset SaidAt, IReadOnlyList<IRoundRead> Along)
{
    private SenderFacts? _answer;

    public SenderFacts Answer => _answer ?? throw new InvalidOperationException("Nothing is known of a message before it was asked for.");

    /// <summary>One round trip for all of them.</summary>
    public static async ValueTask AskAsync(BotDbContext db, IReadOnlyList<SenderLookup> all, CancellationToken cancellationToken)
    {
        var senders = SenderFacts.Of(db, all);
        var along = all.SelectMany(asked => asked.Along).Distinct().Select(read => read.Ask(db, [.. all.Index().Where(asked => asked.Item.Along.Contains(read))])).ToList();
        await PendingQuery.AllAsync(db, [.. senders, .. along.SelectMany(reading => reading.Queries)], cancellationToken);

        foreach (var (no, sender) in senders.SelectMany(asked => asked.Rows))
        {
            // Welcoming the sender back changes what was read along.
            var isRead = all[no].Along.Count > 0 && sender.Sender?.UnreachableSince is null;
            all[no]._answer = isRead ? sender with { Along = [.. along.Select(reading => reading.Of(no))] } : sender;
        }
    }
}

/// <summary>What the store knows when a message arrives: whether it was here before, and who sends it. Nobody tracks the sender: who changes the row attaches it first.</summary>
/// <param name="StandsIn">For a liaison of the own group who has handed over.</param>
internal sealed record SenderFacts(InboxReceipt? Receipt, Member? Sender, bool StandsIn)
{
    /// <summary>What features read along; empty when nothing was asked for, or when welcoming the sender back changes it.</summary>
    public IReadOnlyList<object> Along { get; init; } = [];

    /// <summary>What the sender was asked back and until when it waits; null when nothing was.</summary>
    public (string Question, DateTimeOffset Until)? Asked => Talk is { Question: { } question, QuestionUntil: { } until } ? (question, until) : null;

    /// <summary>What is remembered of the last exchange but for its remaining lines; nobody tracks it. Null when nothing is.</summary>
    public Conversation? Talk { get; init; }

    // Whether the sender stands in is HandOverQueries.RunningHandOvers, in the words of this statement. CROSS JOIN keeps SQLite from
    // reading the whole group first: hand-overs are few, and most senders stand in for nobody.
    private static readonly RowStatement Sql = new(
        """
        SELECT {No}, known."ReceivedAt", known."ReplyText", known."ReplyButton",
               m."Id", m."UserId", m."Name", m."GroupId", m."Role", m."Joined", m."Left", m."UnreachableSince", m."QuietUntil",
               g."Name", g."Tier", g."DepartmentId",
               CASE WHEN EXISTS (
                 SELECT 1 FROM "HandOvers" AS h CROSS JOIN "Members" AS giver
                 WHERE giver."Id" = h."GiverId" AND h."StandInId" = m."Id" AND h."EndedAt" IS NULL AND h."Until" >= {Day} AND h."GroupId" = m."GroupId"
                   AND giver."Role" = 'Liaison' AND giver."GroupId" = h."GroupId"
                   AND (giver."Joined" IS NULL OR giver."Joined" <= {Day}) AND (giver."Left" IS NULL OR giver."Left" > {Day})) THEN 1 ELSE 0 END,
               talk."UserKey", talk."Question", talk."QuestionUntil", talk."FigureWeekKey", talk."FigureGroupId", talk."FigureAt"
        FROM {rows}
        LEFT JOIN "Receipts" AS known ON known."Key" = {Key}
        LEFT JOIN "Members" AS m ON m."UserKey" = {UserKey}
        LEFT JOIN "Groups" AS g ON g."Id" = m."GroupId"
        LEFT JOIN "Conversations" AS talk ON talk."UserKey" = {UserKey}
        """,
        RowValue.Number("No"), RowValue.Text("Key"), RowValue.Text("UserKey"), RowValue.Day("Day"));

    /// <summary>Of many messages, each by its place among them.</summary>
    public static IReadOnlyList<PendingQuery<(int No, SenderFacts SenderFacts)>> Of(BotDbContext db, IReadOnlyList<SenderLookup> all) => Sql.Ask(
        db,
        [.. all.Select((asked, no) => new object?[] { no, asked.MessageKey, asked.UserKey, asked.Day })],
        row => (row.GetInt32(0), In(row, db, all[row.GetInt32(0)])));

    private static SenderFacts In(DbDataReader row, BotDbContext db, SenderLookup asked) =>
        new(row.IsDBNull(1) ? null : ReceiptIn(row, db, asked.MessageKey), row.IsDBNull(4) ? null : SenderIn(row, db, asked.UserKey), row.GetInt32(16) == 1)
        {
            Talk = row.IsDBNull(17) ? null : TalkIn(row, db),
        };

    private static Conversation TalkIn(DbDataReader row, BotDbContext db) => new()
    {
        UserKey = row.GetString(17),
        Question = row.TextIn(18),
        QuestionUntil = row.IsDBNull(19) ? null : db.InstantIn(row, 19),
        FigureWeekKey = row.NumberIn(20),
        FigureGroupId = row.NumberIn(21),
        FigureAt = row.IsDBNull(22) ? null : db.InstantIn(row, 22),
    };

    private static InboxReceipt ReceiptIn(DbDataReader row, BotDbContext db, string key) =>
        new() { Key = key, ReceivedAt = db.InstantIn(row, 1), ReplyText = row.GetString(2), ReplyButton = row.TextIn(3) };

    private static Member SenderIn(DbDataReader row, BotDbContext db, string userKey) => new()
    {
        Id = row.GetInt32(4),
        UserId = row.GetString(5),
        UserKey = userKey,
        Name = row.GetString(6),
        GroupId = row.GetInt32(7),
        Group = new StudyGroup { Id = row.GetInt32(7), Name = row.GetString(13), Tier = (Tiers)row.GetInt32(14), DepartmentId = row.NumberIn(15) },
        Role = Enum.Parse<Role>(row.GetString(8)),
        Joined = row.DayIn(9),
        Left = row.DayIn(10),
        UnreachableSince = row.IsDBNull(11) ? null : db.InstantIn(row, 11),
        MutedUntil = row.DayIn(12),
    };
}
