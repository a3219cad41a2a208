using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>Late answers under a later due time, set by set: the history keeps what each one was.</summary>
internal static class LateAnswers
{
    /// <summary>Turns the late answers from before the topic's due time into answers on time; returns how many.</summary>
    public static async Task<int> CountOnTimeAsync(this BotDbContext db, Topic topic, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (at, due) = (db.Instant(now), db.Instant(topic.DueAt));
        var (late, onTime) = (nameof(Outcome.Late), nameof(Outcome.OnTime));

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "ParticipationEntries" ("TopicId", "MemberId", "At", "From", "To", "FromAnsweredAt", "FromRemark", "Remark", "IsTakeBack")
            SELECT "TopicId", "MemberId", {at}, "Outcome", {onTime}, "AnsweredAt", "Remark", "Remark", {false}
            FROM "Participations"
            WHERE "TopicId" = {topic.Id} AND "Outcome" = {late} AND "AnsweredAt" < {due}
            """,
            cancellationToken);

        return await db.Participations
            .Where(p => p.TopicId == topic.Id && p.Outcome == Outcome.Late && p.AnsweredAt < topic.DueAt)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Outcome, Outcome.OnTime).SetProperty(p => p.Revision, p => p.Revision + 1), cancellationToken);
    }
}
