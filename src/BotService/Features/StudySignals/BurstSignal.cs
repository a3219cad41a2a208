using BotService.Store;
using BotService.Store.Statements;

namespace BotService.Features.StudySignals;

/// <summary>扎堆回复: most of a group's confirmations of a topic came within a minute. Answers right after a push, around a gathering or by somebody else do not count; those of the spool have the instant at which they arrived.</summary>
internal sealed class BurstSignal(BotDbContext db) : ISignalRule
{
    /// <summary>A gathering that nobody closed is over by then.</summary>
    private static readonly TimeSpan LongestGathering = TimeSpan.FromHours(4);

    /// <summary>A push before the first answer of the oldest topic may be of the week before.</summary>
    private const int Weeks = 4;

    // 60 % of 12 are 7 people. The few groups that are dense at all are found first; only their answers are asked what brought them.
    // Weeks are named one by one: over a span of weeks each answer would look through everybody's pushes.
    private static readonly PreparedStatement Bursts = new("""
        WITH answers AS (
            SELECT p."TopicId", t."WeekKey", p."GroupId", p."MemberId", p."AnsweredAt" AS "At",
                COUNT(*) OVER (PARTITION BY p."TopicId", p."GroupId") AS "Whole",
                COUNT(*) OVER (PARTITION BY p."TopicId", p."GroupId" ORDER BY p."AnsweredAt" RANGE BETWEEN CURRENT ROW AND $3 FOLLOWING) AS "Near"
            FROM "Topics" t JOIN "Participations" p ON p."TopicId" = t."Id"
            WHERE t."Sort" = 'Study' AND t."VoidedAt" IS NULL AND t."OpenedAt" >= $1 AND ($2 = 0 OR p."GroupId" = $2) AND p."Outcome" IN ('OnTime', 'Late') AND p."AnsweredAt" IS NOT NULL),
        dense AS (
            SELECT DISTINCT "TopicId", "GroupId" FROM answers WHERE "Near" >= $4 AND "Near" * 100 + 50 >= "Whole" * $5),
        own AS (
            SELECT a."WeekKey", a."GroupId", a."Whole", a."At",
                COUNT(*) OVER (PARTITION BY a."TopicId", a."GroupId" ORDER BY a."At" RANGE BETWEEN CURRENT ROW AND $3 FOLLOWING) AS "Near"
            FROM dense d JOIN answers a ON a."TopicId" = d."TopicId" AND a."GroupId" = d."GroupId"
            WHERE EXISTS (SELECT 1 FROM "ParticipationEntries" e WHERE e."TopicId" = a."TopicId" AND e."MemberId" = a."MemberId" AND e."At" = a."At" AND e."ByMemberId" = a."MemberId")
                AND NOT EXISTS (SELECT 1 FROM "SentNudges" n WHERE n."WeekKey" IN ($6, $7, $11, $12) AND n."MemberId" = a."MemberId" AND n."At" <= a."At" AND n."At" > a."At" - $8)
                AND NOT EXISTS (SELECT 1 FROM "Gatherings" g WHERE (g."GroupId" IS NULL OR g."GroupId" = a."GroupId") AND g."OpenedAt" - $9 <= a."At" AND COALESCE(g."ClosedAt", g."OpenedAt" + $10) + $9 >= a."At"))
        SELECT "GroupId", "WeekKey", "Near", "Whole", "At" FROM own WHERE "Near" >= $4 AND "Near" * 100 + 50 >= "Whole" * $5 ORDER BY "Near" DESC, "At"
        """);

    public SignalKind Kind => SignalKind.Burst;

    public IReadOnlyList<int> Periods(SignalScope scope) => scope.RecentWeeks;

    public async ValueTask<IReadOnlyList<SignalFinding>> FindAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        var limits = scope.Limits;
        var weeks = scope.WeeksBack(Weeks);
        var rows = await Bursts.ReadAsync(
            db,
            row => new SignalFinding(row.GetInt32(0), row.GetInt32(1), (int)row.GetInt64(2), (int)row.GetInt64(3)) { At = db.InstantIn(row, 4) },
            cancellationToken,
            db.Instant(scope.Since), scope.GroupId, db.Span(TimeSpan.FromSeconds(limits.BurstSeconds)), limits.Fewest, limits.BurstPercent,
            weeks[0], weeks[1], db.Span(TimeSpan.FromMinutes(limits.AfterPushMinutes)),
            db.Span(TimeSpan.FromMinutes(limits.AroundGatheringMinutes)), db.Span(LongestGathering), weeks[2], weeks[3]);
        return [.. rows.DistinctBy(row => (row.GroupId, row.Period))];
    }
}
