using System.Data.Common;

namespace BotService.Store;

/// <summary>What the store knows when a message arrives: whether it was here before, and who sends it.</summary>
/// <param name="StandsIn">For a liaison of the own group who has handed over.</param>
internal sealed record Arrival(InboxReceipt? Receipt, Member? Sender, bool StandsIn)
{
    /// <summary>What the sender can still answer; null when it was not asked for, or when welcoming the sender back will change it.</summary>
    public IReadOnlyList<Participation>? CanAnswer { get; private init; }

    // Whether the sender stands in is HandOverQueries.Running, in the words of this statement. CROSS JOIN keeps SQLite from
    // reading the whole group first: hand-overs are few, and most senders stand in for nobody.
    private static readonly Prepared Question = new("""
        SELECT r."ReceivedAt", r."ReplyText", r."ReplyButton",
               m."Id", m."UserId", m."Name", m."GroupId", m."Role", m."Joined", m."Left", m."UnreachableSince", m."QuietUntil",
               g."Name", g."Tier", g."DepartmentId",
               CASE WHEN EXISTS (
                 SELECT 1 FROM "HandOvers" AS h CROSS JOIN "Members" AS giver
                 WHERE giver."Id" = h."GiverId" AND h."StandInId" = m."Id" AND h."EndedAt" IS NULL AND h."Until" >= $3 AND h."GroupId" = m."GroupId"
                   AND giver."Role" = 'Liaison' AND giver."GroupId" = h."GroupId"
                   AND (giver."Joined" IS NULL OR giver."Joined" <= $3) AND (giver."Left" IS NULL OR giver."Left" > $3)) THEN 1 ELSE 0 END
        FROM (SELECT 1 AS "One") AS one
        LEFT JOIN "Receipts" AS r ON r."Key" = $1
        LEFT JOIN "Members" AS m ON m."UserKey" = $2
        LEFT JOIN "Groups" AS g ON g."Id" = m."GroupId"
        """);

    private static readonly Prepared NewReceipt = new("""INSERT INTO "Receipts" ("Key", "ReceivedAt", "ReplyText", "ReplyButton") VALUES ($1, $2, $3, $4)""");

    /// <summary>One question for every message. Nobody tracks the sender: who changes the row attaches it first.</summary>
    /// <param name="answeredAt">When the sender answers a topic; null when the message is something else.</param>
    public static async ValueTask<Arrival> OfAsync(BotDbContext db, string messageKey, string userKey, DateOnly day, DateTimeOffset? answeredAt, CancellationToken cancellationToken)
    {
        var arrival = new Asked<Arrival>(
            Question,
            row => new Arrival(row.IsDBNull(0) ? null : ReceiptIn(row, db, messageKey), row.IsDBNull(3) ? null : SenderIn(row, db, userKey), row.GetInt32(15) == 1),
            [messageKey, userKey, day]);

        if (answeredAt is not { } at)
        {
            return (await arrival.ReadAsync(db, cancellationToken))[0];
        }

        var (found, answers) = await arrival.ReadWithAsync(OpenAnswers.Of(db, userKey, at), db, cancellationToken);
        return found[0] with { CanAnswer = found[0].Sender?.UnreachableSince is null ? answers : null };
    }

    public static void Add(BotDbContext db, InboxReceipt receipt) =>
        db.WithCommit.Add((NewReceipt, [receipt.Key, db.Instant(receipt.ReceivedAt), receipt.ReplyText, receipt.ReplyButton]));

    private static InboxReceipt ReceiptIn(DbDataReader row, BotDbContext db, string key) =>
        new() { Key = key, ReceivedAt = db.InstantIn(row, 0), ReplyText = row.GetString(1), ReplyButton = row.TextIn(2) };

    private static Member SenderIn(DbDataReader row, BotDbContext db, string userKey) => new()
    {
        Id = row.GetInt32(3),
        UserId = row.GetString(4),
        UserKey = userKey,
        Name = row.GetString(5),
        GroupId = row.GetInt32(6),
        Group = new StudyGroup { Id = row.GetInt32(6), Name = row.GetString(12), Tier = (Tiers)row.GetInt32(13), DepartmentId = row.NumberIn(14) },
        Role = Enum.Parse<Role>(row.GetString(7)),
        Joined = row.DayIn(8),
        Left = row.DayIn(9),
        UnreachableSince = row.IsDBNull(10) ? null : db.InstantIn(row, 10),
        QuietUntil = row.DayIn(11),
    };
}
