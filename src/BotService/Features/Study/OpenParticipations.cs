using BotService.Store;
using BotService.Store.Statements;

namespace BotService.Features.Study;

/// <summary>What a person can still answer, and the answer: the two things that everybody asks for in the same minute.</summary>
internal static class OpenParticipations
{
    // CROSS JOIN keeps SQLite from walking a year of the person's records: few topics are open.
    private static readonly RowStatement Sql = new(
        """
        SELECT {No}, p."MemberId", p."GroupId", p."Outcome", p."AnsweredAt", p."Remark", p."Revision",
               t."Id", t."WeekKey", t."Title", t."Audience", t."OpensAt", t."DueAt", t."LateUntil", t."OpenedAt"
        FROM {rows} CROSS JOIN "Topics" AS t CROSS JOIN "Participations" AS p
        WHERE p."TopicId" = t."Id" AND p."MemberId" = (SELECT m."Id" FROM "Members" AS m WHERE m."UserKey" = {UserKey})
          AND t."Sort" = 'Study' AND t."OpenedAt" IS NOT NULL AND t."ClosedAt" IS NULL AND t."LateUntil" > {Now}
        ORDER BY t."WeekKey" DESC, t."Id"
        """,
        RowValue.Number("No"), RowValue.Text("UserKey"), RowValue.Instant("Now"));

    // A row that somebody else changed meanwhile would get no number, which the column refuses: the whole transaction fails.
    private static readonly RowStatement Change = new(
        """
        UPDATE "Participations" SET "Outcome" = {Outcome}, "AnsweredAt" = {AnsweredAt}, "Remark" = {Remark}, "Revision" = CASE WHEN "Participations"."Revision" = {Before} THEN {Revision} END
        {from rows} WHERE "Participations"."TopicId" = {TopicId} AND "Participations"."MemberId" = {MemberId}
        """,
        RowValue.Text("Outcome"), RowValue.Instant("AnsweredAt"), RowValue.Text("Remark"), RowValue.Number("Revision"), RowValue.Number("TopicId"), RowValue.Number("MemberId"), RowValue.Number("Before"));

    private static readonly RowStatement Remember = new(
        """
        INSERT INTO "ParticipationEntries" ("TopicId", "MemberId", "At", "From", "To", "FromAnsweredAt", "FromRemark", "ByMemberId", "Remark", "IsTakeBack")
        SELECT {TopicId}, {MemberId}, {At}, {From}, {To}, {FromAnsweredAt}, {FromRemark}, {ByMemberId}, {Remark}, {IsTakeBack} {from rows}
        """,
        RowValue.Number("TopicId"), RowValue.Number("MemberId"), RowValue.Instant("At"), RowValue.Text("From"), RowValue.Text("To"),
        RowValue.Instant("FromAnsweredAt"), RowValue.Text("FromRemark"), RowValue.Number("ByMemberId"), RowValue.Text("Remark"), RowValue.Flag("IsTakeBack"));

    /// <summary>The participations of many people, each by the person's place among them, of topics that take answers, latest week first. Nobody tracks them: <see cref="KeepAnswer"/> keeps them.</summary>
    public static IReadOnlyList<PendingQuery<(int No, Participation Mine)>> Of(BotDbContext db, IReadOnlyList<(int No, string UserKey, DateTimeOffset Now)> people) => Sql.Ask(
        db,
        [.. people.Select(person => new object?[] { person.No, person.UserKey, db.Instant(person.Now) })],
        row => (row.GetInt32(0), Participation.Stored(
            db.TopicIn(row, 7), row.GetInt32(1), row.GetInt32(2), row.GetString(3), row.IsDBNull(4) ? null : db.InstantIn(row, 4), row.TextIn(5), row.GetInt32(6))));

    /// <summary>The same for somebody of whom only later turns out that an answer is given.</summary>
    public static async ValueTask<IReadOnlyList<Participation>> OpenForAsync(this BotDbContext db, string userKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = Of(db, [(0, userKey, now)]);
        await PendingQuery.AllAsync(db, open, cancellationToken);
        return [.. open.SelectMany(asked => asked.Rows).Select(row => row.Mine)];
    }

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
