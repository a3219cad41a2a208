namespace BotService.Store;

/// <summary>What a person can still answer, and the answer: the two things that everybody asks for in the same minute.</summary>
internal static class OpenAnswers
{
    // CROSS JOIN keeps SQLite from walking a year of the person's records: few topics are open.
    private static readonly Prepared Question = new("""
        SELECT p."MemberId", p."GroupId", p."Outcome", p."AnsweredAt", p."Remark", p."Revision",
               t."Id", t."WeekKey", t."Title", t."Audience", t."OpensAt", t."DueAt", t."LateUntil", t."OpenedAt"
        FROM "Topics" AS t CROSS JOIN "Participations" AS p
        WHERE p."TopicId" = t."Id" AND p."MemberId" = (SELECT m."Id" FROM "Members" AS m WHERE m."UserKey" = $1)
          AND t."OpenedAt" IS NOT NULL AND t."ClosedAt" IS NULL AND t."LateUntil" > $2
        ORDER BY t."WeekKey" DESC, t."Id"
        LIMIT 20
        """);

    // A row that somebody else changed meanwhile would get no number, which the column refuses: the whole transaction fails.
    private static readonly Prepared Change = new("""
        UPDATE "Participations" SET "Outcome" = $1, "AnsweredAt" = $2, "Remark" = $3, "Revision" = CASE WHEN "Revision" = $7 THEN $4 END
        WHERE "TopicId" = $5 AND "MemberId" = $6
        """);

    private static readonly Prepared Remember = new("""
        INSERT INTO "ParticipationEntries" ("TopicId", "MemberId", "At", "From", "To", "FromAnsweredAt", "FromRemark", "ByMemberId", "Remark", "IsTakeBack")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """);

    /// <summary>Asks for the person's participations of topics that take answers, latest week first, which nobody tracks: <see cref="KeepAnswer"/> keeps them.</summary>
    public static Asked<Participation> Of(BotDbContext db, string userKey, DateTimeOffset now) => new(
        Question,
        row => Participation.Stored(db.TopicIn(row, 6), row.GetInt32(0), row.GetInt32(1), row.GetString(2), row.IsDBNull(3) ? null : db.InstantIn(row, 3), row.TextIn(4), row.GetInt32(5)),
        [userKey, db.Instant(now)]);

    /// <summary>Keeps what was recorded since the participation was read; the commit is a conflict when somebody else changed it meanwhile.</summary>
    public static void KeepAnswer(this BotDbContext db, Participation answered)
    {
        object?[] now =
        [
            answered.Outcome.ToString(), db.InstantOrNull(answered.AnsweredAt), answered.Remark, answered.Revision,
            answered.TopicId, answered.MemberId, answered.Revision - answered.History.Count,
        ];
        db.WithCommit.AddRange([(Change, now), .. answered.History.Select(entry => (Remember, Values(db, entry)))]);
    }

    private static object?[] Values(BotDbContext db, ParticipationEntry entry) =>
    [
        entry.TopicId, entry.MemberId, db.Instant(entry.At), entry.From.ToString(), entry.To.ToString(), db.InstantOrNull(entry.FromAnsweredAt), entry.FromRemark,
        entry.ByMemberId, entry.Remark, entry.IsTakeBack,
    ];

    private static object? InstantOrNull(this BotDbContext db, DateTimeOffset? at) => at is { } instant ? db.Instant(instant) : null;
}
