using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>Who would get what and when: the real planning done in the caller's transaction and taken back, so that it cannot differ from it.</summary>
internal sealed class ReminderPreview(
    BotDbContext db, ReminderPlanner planner, NudgeBudget budget, DigestWriter digests, LocalClock clock, IOptions<OrganisationOptions> organisation)
{
    private const string Savepoint = "preview";

    /// <summary>What would be sent in a span if nobody answered meanwhile, earliest first; people are counted, never named.</summary>
    public async Task<IReadOnlyList<PreviewRow>> ReadAsync(TimeWindow window, CancellationToken cancellationToken)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("The preview is taken back with the caller's transaction; begin one first.");
        var now = clock.UtcNow;
        var planned = await ReminderPlanner.PlannedUntilAsync(db, now, cancellationToken);
        var facts = await planner.ReadFactsAsync(db, now, cancellationToken);
        var ahead = new TimeWindow(window.After < planned ? planned : window.After, window.Until);
        var due = planner.Due(ahead, facts).Where(nudge => nudge.UselessFrom > now && !LateDigests.IsLate(nudge, now) && window.Contains(Later(nudge.At, now, facts)));
        var rows = new List<PreviewRow>();

        await transaction.CreateSavepointAsync(Savepoint, cancellationToken);

        foreach (var together in due.GroupBy(nudge => Later(nudge.At, now, facts)).OrderBy(group => group.Key))
        {
            var useful = ReminderPlanner.WithoutSuperseded([.. together]);

            foreach (var nudge in useful.Concat(planner.LaterThatDay(useful, together.Key, facts)))
            {
                rows.Add(await RowAsync(nudge, together.Key, facts, cancellationToken));
            }
        }

        await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
        return rows;
    }

    /// <summary>What is overdue goes out as soon as people may be disturbed.</summary>
    private static DateTimeOffset Later(DateTimeOffset at, DateTimeOffset now, PlanningFacts facts) => at > now ? at : facts.Sendable(now);

    private async Task<PreviewRow> RowAsync(Nudge nudge, DateTimeOffset at, PlanningFacts facts, CancellationToken cancellationToken)
    {
        var (people, spared) = nudge.IsForMembers
            ? await MembersAsync(nudge, at, facts, cancellationToken)
            : (await ReadersAsync(nudge, cancellationToken), 0);
        return new PreviewRow(at, planner.WordOf(nudge), nudge.Topic, nudge.Audience, people, spared) { IsEstimate = nudge.Topic.OpenedAt is null };
    }

    private async Task<(int People, int Spared)> MembersAsync(Nudge nudge, DateTimeOffset at, PlanningFacts facts, CancellationToken cancellationToken)
    {
        if (nudge.Topic.OpenedAt is null)
        {
            return (await Audience(nudge.Topic).CountAsync(cancellationToken), 0);
        }

        var digestIsNear = planner.TopicsLeftToDigest(at, facts).Contains(nudge.Topic.Id);
        var taken = await budget.TakeAsync(nudge, at, digestIsNear, cancellationToken);
        return (taken.UserIds.Count, taken.Spared);
    }

    private async Task<int> ReadersAsync(Nudge nudge, CancellationToken cancellationToken)
    {
        if (nudge.Topic.OpenedAt is not null)
        {
            return (await digests.SectionsAsync(nudge, cancellationToken)).DistinctBy(section => UserKey.Of(section.UserId)).Count();
        }

        var onDuty = db.LiaisonsOnDuty(clock.Today);
        List<string> liaisons = !nudge.IsForLiaisons ? [] : await Audience(nudge.Topic).Where(m => onDuty.Any(o => o.Id == m.Id)).Select(m => m.UserId).ToListAsync(cancellationToken);
        var admins = nudge.IsForAdmins ? await db.AdminsAsync(organisation.Value, clock.Today, cancellationToken) : [];
        return liaisons.Concat(admins).DistinctBy(UserKey.Of).Count();
    }

    private IQueryable<Member> Audience(Topic topic)
    {
        var tiers = topic.Audience;
        return db.Members.OnRoster(clock.Today)
            .Where(m => (m.Group!.Tier & tiers) != 0 || m.OtherGroups.Any(seat => db.Groups.Any(g => g.Id == seat.GroupId && (g.Tier & tiers) != 0)));
    }
}

/// <summary>One push that would go out.</summary>
/// <param name="Spared">People who would be left out because their week is full.</param>
internal sealed record PreviewRow(DateTimeOffset At, string Reminder, Topic Topic, NudgeAudience Audience, int People, int Spared)
{
    /// <summary>The roster is not frozen yet: today's roster was counted.</summary>
    public bool IsEstimate { get; init; }

    public string Readers => Audience switch
    {
        NudgeAudience.Liaisons => "联络员",
        NudgeAudience.LiaisonsAndAdmins => "联络员和管理员",
        NudgeAudience.Admins => "管理员",
        _ => "成员",
    };

    /// <summary>What the number of people does not say.</summary>
    public IReadOnlyList<string> Notes =>
    [
        .. IsEstimate ? (string[])["按今天名单估计"] : [],
        .. Spared > 0 ? (string[])[$"{Spared} 人不发，本周次数已满或留给更要紧的一次"] : [],
    ];
}
