using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>Decides by sets who gets a push, within everybody's week: the row it leaves is the push's once-only key and the budget in one.</summary>
internal sealed class NudgeBudget(BotDbContext db, LocalClock clock, IOptions<ReminderOptions> options)
{
    /// <summary>Takes one push from the week of everybody it is for; several at the same instant count as one, for they become one message.</summary>
    /// <param name="digestIsNear">Liaisons read about this topic in a digest and need no push of their own.</param>
    public async Task<NudgeTaken> TakeAsync(Nudge nudge, DateTimeOffset now, bool digestIsNear, CancellationToken cancellationToken)
    {
        var week = StudyWeek.Of(DateOnly.FromDateTime(clock.ToLocal(now))).Key;
        await AddForAllAsync(nudge, now, week, cancellationToken);
        var (topic, rung, limit) = (nudge.Topic.Id, nudge.Rung, options.Value.Budget - nudge.Reserve);

        if (digestIsNear && !nudge.IsAnnouncement)
        {
            await LeaveToDigestAsync(topic, rung, now, cancellationToken);
        }

        // What is no study leaves a push only to those who have a study reminder before them.
        var isStudy = nudge.Topic.Sort is TopicSort.Study;
        var kept = await db.SentNudges
            .Where(s => s.TopicId == topic && s.Rule == rung && s.At == now
                && (isStudy || db.Participations.Any(p => p.MemberId == s.MemberId && p.Outcome == Outcome.Pending && db.Topics.Any(t => t.Id == p.TopicId && t.OpenedAt != null && t.ClosedAt == null && t.DueAt > now)))
                && db.SentNudges.Where(o => o.MemberId == s.MemberId && o.WeekKey == week && o.At != now).Select(o => o.At).Distinct().Count() >= limit)
            .ExecuteDeleteAsync(cancellationToken);

        if (!isStudy)
        {
            var budget = options.Value.Budget;
            kept += await db.SentNudges
                .Where(s => s.TopicId == topic && s.Rule == rung && s.At == now
                    && db.SentNudges.Where(o => o.MemberId == s.MemberId && o.WeekKey == week && o.At != now).Select(o => o.At).Distinct().Count() >= budget)
                .ExecuteDeleteAsync(cancellationToken);
        }

        var userIds = await db.SentNudges.Where(s => s.TopicId == topic && s.Rule == rung && s.At == now)
            .Join(db.Members, s => s.MemberId, m => m.Id, (s, m) => new { m.Id, m.UserId })
            .OrderBy(m => m.Id).Select(m => m.UserId)
            .ToListAsync(cancellationToken);

        return new NudgeTaken(nudge, userIds, kept);
    }

    private async Task LeaveToDigestAsync(int topic, string rung, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var readers = db.LiaisonsOnDuty(DateOnly.FromDateTime(clock.ToLocal(now)));
        await db.SentNudges
            .Where(s => s.TopicId == topic && s.Rule == rung && s.At == now
                && readers.Any(m => m.Id == s.MemberId && db.Participations.Any(p => p.TopicId == topic && p.MemberId == m.Id && p.GroupId == m.GroupId)))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Whoever has answered, left, got it before, is away, asked for quiet or is taken care of gets no row; an announcement heeds only the first three.</summary>
    private async Task AddForAllAsync(Nudge nudge, DateTimeOffset now, int week, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.ToLocal(now));
        var dueDay = DateOnly.FromDateTime(clock.ToLocal(nudge.Topic.DueAt));
        var (pending, asked, granted) = (nameof(Outcome.Pending), nameof(LeaveState.Asked), nameof(LeaveState.Granted));
        var (group, asker, byHand) = (nudge.AskedBy?.GroupId ?? 0, nudge.AskedBy?.Id ?? 0, nudge.AskedBy is not null);
        var (rung, topic, at) = (nudge.Rung, nudge.Topic.Id, db.Instant(now));

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "SentNudges" ("Rule", "TopicId", "MemberId", "WeekKey", "At")
            SELECT {rung}, p."TopicId", p."MemberId", {week}, {at}
            FROM "Participations" p
            JOIN "Members" m ON m."Id" = p."MemberId"
            WHERE p."TopicId" = {topic} AND p."Outcome" = {pending} AND (m."Left" IS NULL OR m."Left" > {today})
              AND ({group} = 0 OR (p."GroupId" = {group} AND p."MemberId" <> {asker}))
              AND (NOT {nudge.RidesAlong} OR EXISTS (SELECT 1 FROM "SentNudges" s WHERE s."MemberId" = p."MemberId" AND s."At" = {at}))
              AND ({nudge.IsAnnouncement} OR (
                (m."QuietUntil" IS NULL OR m."QuietUntil" <= {today})
                AND ({byHand} OR NOT EXISTS (SELECT 1 FROM "Holds" h WHERE h."TopicId" = p."TopicId" AND h."GroupId" = p."GroupId"))
                AND NOT EXISTS (
                  SELECT 1 FROM "Leaves" l WHERE l."MemberId" = m."Id" AND l."State" IN ({asked}, {granted})
                    AND ((l."From" <= {today} AND l."To" >= {today}) OR (l."From" <= {dueDay} AND l."To" >= {dueDay})))))
            ON CONFLICT DO NOTHING
            """,
            cancellationToken);
    }
}

/// <summary>Who a push goes to, and how many it spares because their week is full.</summary>
internal sealed record NudgeTaken(Nudge Nudge, IReadOnlyList<string> UserIds, int Spared);
