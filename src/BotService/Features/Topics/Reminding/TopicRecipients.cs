using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics.Reminding;

/// <summary>Whom a push about a topic is for, added in sets: who has not answered, is not away, has not asked for quiet and is not looked after.</summary>
internal sealed class TopicRecipients(BotDbContext db, LocalClock clock)
{
    public async Task AddAsync(Nudge nudge, DateTimeOffset now, int week, bool leftToDigest, CancellationToken cancellationToken)
    {
        await AddForAllAsync(nudge, now, week, cancellationToken);

        if (leftToDigest)
        {
            await LeaveToDigestAsync(nudge.Subject.Id, nudge.DedupKey, now, cancellationToken);
        }
    }

    private async Task LeaveToDigestAsync(int topic, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var readers = db.LiaisonsOnDuty(clock.DayOf(now));
        await db.SentNudges
            .Where(s => s.SubjectId == topic && s.Rule == key && s.At == now
                && readers.Any(m => m.Id == s.MemberId && db.Participations.Any(p => p.TopicId == topic && p.MemberId == m.Id && p.GroupId == m.GroupId)))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Whoever has answered, left, got it before, is away, asked for quiet or is taken care of gets no row; an announcement heeds only the first three.</summary>
    private async Task AddForAllAsync(Nudge nudge, DateTimeOffset now, int week, CancellationToken cancellationToken)
    {
        var today = clock.DayOf(now);
        var dueDay = clock.DayOf(nudge.Subject.DueAt);
        var (pending, asked, granted) = (nameof(Outcome.Pending), nameof(LeaveState.Asked), nameof(LeaveState.Granted));
        var (group, asker, byHand) = (nudge.AskedBy?.GroupId ?? 0, nudge.AskedBy?.Id ?? 0, nudge.AskedBy is not null);
        var (key, topic, at) = (nudge.DedupKey, nudge.Subject.Id, db.Instant(now));

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "SentNudges" ("Rule", "TopicId", "MemberId", "WeekKey", "At")
            SELECT {key}, p."TopicId", p."MemberId", {week}, {at}
            FROM "Participations" p
            JOIN "Members" m ON m."Id" = p."MemberId"
            WHERE p."TopicId" = {topic} AND p."Outcome" = {pending} AND (m."Left" IS NULL OR m."Left" > {today})
              AND ({group} = 0 OR (p."GroupId" = {group} AND p."MemberId" <> {asker}))
              AND (NOT {nudge.OnlyWithOthers} OR EXISTS (SELECT 1 FROM "SentNudges" s WHERE s."MemberId" = p."MemberId" AND s."At" = {at}))
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
