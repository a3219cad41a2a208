using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Opens a topic: everybody who owes it now gets a row, and nobody joins or leaves those rows later.</summary>
internal static class RosterFreeze
{
    /// <summary>Counts each person once, in the home group, whichever of the person's groups the topic is meant for.</summary>
    /// <param name="dayOf">The day that people call an instant.</param>
    public static async Task OpenAsync(this BotDbContext db, Topic topic, DateTimeOffset now, Func<DateTimeOffset, DateOnly> dayOf, CancellationToken cancellationToken)
    {
        topic.OpenedAt = now;
        await db.FreezeAsync(topic, dayOf(now), cancellationToken);
        await db.ExcuseThoseOnLeaveAsync(topic, now, dayOf(topic.DueAt), cancellationToken);
    }

    /// <summary>The rows alone, of everybody who is on the roster that day.</summary>
    public static async Task FreezeAsync(this BotDbContext db, Topic topic, DateOnly today, CancellationToken cancellationToken)
    {
        var tiers = (int)topic.Audience;
        var group = topic.GroupId ?? 0;
        var pending = nameof(Outcome.Pending);

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Participations" ("TopicId", "MemberId", "GroupId", "Outcome", "Revision")
            SELECT {topic.Id}, m."Id", m."GroupId", {pending}, 0
            FROM "Members" m
            JOIN "Groups" home ON home."Id" = m."GroupId"
            WHERE (m."Joined" IS NULL OR m."Joined" <= {today}) AND (m."Left" IS NULL OR m."Left" > {today})
              AND ({group} = 0 OR m."GroupId" = {group})
              AND ((home."Tier" & {tiers}) <> 0 OR EXISTS (
                SELECT 1 FROM "Memberships" also JOIN "Groups" other ON other."Id" = also."GroupId"
                WHERE also."MemberId" = m."Id" AND (other."Tier" & {tiers}) <> 0))
            """,
            cancellationToken);
    }

    /// <summary>A granted leave that covers the due day excuses from the start.</summary>
    private static async Task ExcuseThoseOnLeaveAsync(this BotDbContext db, Topic topic, DateTimeOffset now, DateOnly due, CancellationToken cancellationToken)
    {
        var away = await db.Participations
            .Where(p => p.TopicId == topic.Id && db.Leaves.Any(l => l.MemberId == p.MemberId && l.State == LeaveState.Granted && l.From <= due && l.To >= due))
            .ToListAsync(cancellationToken);

        foreach (var participation in away)
        {
            participation.Record(Outcome.Excused, now, byMemberId: null, remark: null);
        }
    }
}
