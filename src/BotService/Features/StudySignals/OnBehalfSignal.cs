using BotService.Store;
using BotService.Store.Statements;

namespace BotService.Features.StudySignals;

/// <summary>代录多: many people of a group were recorded by somebody else, and could have been reached. Who owes two topics is one.</summary>
internal sealed class OnBehalfSignal(BotDbContext db) : ISignalRule
{
    private static readonly PreparedStatement Recorded = new("""
        SELECT "GroupId", "WeekKey", "Part", "Whole" FROM (
            SELECT p."GroupId", t."WeekKey", COUNT(DISTINCT p."MemberId") AS "Whole",
                COUNT(DISTINCT CASE WHEN m."UnreachableSince" IS NULL AND NOT EXISTS (
                    SELECT 1 FROM "ParticipationEntries" e WHERE e."TopicId" = p."TopicId" AND e."MemberId" = p."MemberId" AND e."At" = p."AnsweredAt" AND e."ByMemberId" = p."MemberId") THEN p."MemberId" END) AS "Part"
            FROM "Topics" t JOIN "Participations" p ON p."TopicId" = t."Id" JOIN "Members" m ON m."Id" = p."MemberId"
            WHERE t."Sort" = 'Study' AND t."VoidedAt" IS NULL AND t."OpenedAt" >= $1 AND ($2 = 0 OR p."GroupId" = $2) AND p."Outcome" IN ('OnTime', 'Late', 'NotStudied')
            GROUP BY p."GroupId", t."WeekKey") counted
        WHERE "Whole" >= $3 AND "Part" >= $4 AND "Part" * 100 >= "Whole" * $5
        """);

    public SignalKind Kind => SignalKind.OnBehalf;

    public IReadOnlyList<int> Periods(SignalScope scope) => scope.RecentWeeks;

    public async ValueTask<IReadOnlyList<SignalFinding>> FindAsync(SignalScope scope, CancellationToken cancellationToken) => await Recorded.ReadAsync(
        db,
        row => new SignalFinding(row.GetInt32(0), row.GetInt32(1), (int)row.GetInt64(2), (int)row.GetInt64(3)),
        cancellationToken,
        db.Instant(scope.Since), scope.GroupId, scope.Limits.Fewest, scope.Limits.OnBehalfFewest, scope.Limits.OnBehalfPercent);
}
