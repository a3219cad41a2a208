using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>Freezes a roster with one statement, however many people owe the topic.</summary>
internal sealed class RosterFreeze(BotDbContext db, LocalClock clock) : IRosterFreeze
{
    /// <summary>Counts each person once, in the home group, whichever of the person's groups the topic is meant for.</summary>
    public async Task OpenAsync(Topic topic, DateTimeOffset now, CancellationToken cancellationToken)
    {
        topic.OpenedAt = now;
        await FreezeAsync(topic, clock.DayOf(now), cancellationToken);
        await ExcuseThoseOnLeaveAsync(topic, now, clock.DayOf(topic.DueAt), cancellationToken);
    }

    /// <summary>The rows alone, of everybody who is on the roster that day.</summary>
    public async Task FreezeAsync(Topic topic, DateOnly today, CancellationToken cancellationToken)
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
    private async Task ExcuseThoseOnLeaveAsync(Topic topic, DateTimeOffset now, DateOnly due, CancellationToken cancellationToken)
    {
        var leaves = db.Leaves.Granted().On(due);
        var away = await db.Participations.Where(p => p.TopicId == topic.Id && leaves.Any(l => l.MemberId == p.MemberId)).ToListAsync(cancellationToken);

        foreach (var participation in away)
        {
            participation.Record(Outcome.Excused, now, byMemberId: null, remark: null);
        }
    }
}
