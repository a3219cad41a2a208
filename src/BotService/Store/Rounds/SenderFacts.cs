using System.Data.Common;

namespace BotService.Store.Rounds;

/// <summary>What the store knows when a message arrives: whether it was here before, and who sends it. Nobody tracks the sender: who changes the row attaches it first.</summary>
/// <param name="StandsIn">For a liaison of the own group who has handed over.</param>
internal sealed record SenderFacts(InboxReceipt? Receipt, Member? Sender, bool StandsIn)
{
    /// <summary>What features read along; empty when nothing was asked for, or when welcoming the sender back will change it.</summary>
    public IReadOnlyList<object> Along { get; init; } = [];

    /// <summary>What the sender was asked back and until when it waits; null when nothing was.</summary>
    public (string Question, DateTimeOffset Until)? Asked { get; init; }

    // Whether the sender stands in is HandOverQueries.RunningHandOvers, in the words of this statement. CROSS JOIN keeps SQLite from
    // reading the whole group first: hand-overs are few, and most senders stand in for nobody.
    private static readonly RowStatement Question = new(
        """
        SELECT {No}, known."ReceivedAt", known."ReplyText", known."ReplyButton",
               m."Id", m."UserId", m."Name", m."GroupId", m."Role", m."Joined", m."Left", m."UnreachableSince", m."QuietUntil",
               g."Name", g."Tier", g."DepartmentId",
               CASE WHEN EXISTS (
                 SELECT 1 FROM "HandOvers" AS h CROSS JOIN "Members" AS giver
                 WHERE giver."Id" = h."GiverId" AND h."StandInId" = m."Id" AND h."EndedAt" IS NULL AND h."Until" >= {Day} AND h."GroupId" = m."GroupId"
                   AND giver."Role" = 'Liaison' AND giver."GroupId" = h."GroupId"
                   AND (giver."Joined" IS NULL OR giver."Joined" <= {Day}) AND (giver."Left" IS NULL OR giver."Left" > {Day})) THEN 1 ELSE 0 END,
               talk."Question", talk."QuestionUntil"
        FROM {rows}
        LEFT JOIN "Receipts" AS known ON known."Key" = {Key}
        LEFT JOIN "Members" AS m ON m."UserKey" = {UserKey}
        LEFT JOIN "Groups" AS g ON g."Id" = m."GroupId"
        LEFT JOIN "Conversations" AS talk ON talk."UserKey" = {UserKey}
        """,
        RowValue.Number("No"), RowValue.Text("Key"), RowValue.Text("UserKey"), RowValue.Day("Day"));

    private static readonly RowStatement NewReceipt = new(
        """INSERT INTO "Receipts" ("Key", "ReceivedAt", "ReplyText", "ReplyButton") SELECT {Key}, {ReceivedAt}, {ReplyText}, {ReplyButton} {from rows}""",
        RowValue.Text("Key"), RowValue.Instant("ReceivedAt"), RowValue.Text("ReplyText"), RowValue.Text("ReplyButton"));

    /// <summary>Of many messages, each by its place among them.</summary>
    public static IReadOnlyList<PendingQuery<(int No, SenderFacts SenderFacts)>> Of(BotDbContext db, IReadOnlyList<SenderLookup> all) => Question.Ask(
        db,
        [.. all.Select((asked, no) => new object?[] { no, asked.MessageKey, asked.UserKey, asked.Day })],
        row => (row.GetInt32(0), In(row, db, all[row.GetInt32(0)])));

    public static void Add(BotDbContext db, InboxReceipt receipt) =>
        db.WithCommit.Add((NewReceipt, [receipt.Key, db.Instant(receipt.ReceivedAt), receipt.ReplyText, receipt.ReplyButton]));

    private static SenderFacts In(DbDataReader row, BotDbContext db, SenderLookup asked) =>
        new(row.IsDBNull(1) ? null : ReceiptIn(row, db, asked.MessageKey), row.IsDBNull(4) ? null : SenderIn(row, db, asked.UserKey), row.GetInt32(16) == 1)
        {
            Asked = row.IsDBNull(17) || row.IsDBNull(18) ? null : (row.GetString(17), db.InstantIn(row, 18)),
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
        QuietUntil = row.DayIn(12),
    };
}
