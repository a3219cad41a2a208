using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Notices;

/// <summary>How many people a notice reaches, before it is sent and after.</summary>
internal sealed class NoticeReach(BotDbContext db, LocalClock clock, IOptions<ReminderOptions> options)
{
    public async ValueTask<ReachedPeople> CountAsync(NoticeDraft.Notice draft, CancellationToken cancellationToken)
    {
        var people = db.Members.OnRoster(clock.Today).InAudience(db, draft.Audience, draft.GroupId);
        return new ReachedPeople(
            await people.CountAsync(cancellationToken),
            await people.CountAsync(m => m.UnreachableSince != null, cancellationToken),
            await FullAsync(people.Where(m => m.UnreachableSince == null), cancellationToken));
    }

    /// <summary>Who hears of it with the next tick.</summary>
    public async ValueTask<int> ToBeToldAsync(Topic notice, CancellationToken cancellationToken)
    {
        var owed = db.Members.Where(m => m.UnreachableSince == null && db.Participations.Any(p => p.TopicId == notice.Id && p.MemberId == m.Id && p.Outcome == Outcome.Pending));
        return await WithPushLeft(owed).CountAsync(cancellationToken);
    }

    private async ValueTask<int> FullAsync(IQueryable<Member> people, CancellationToken cancellationToken) =>
        await people.CountAsync(cancellationToken) - await WithPushLeft(people).CountAsync(cancellationToken);

    private IQueryable<Member> WithPushLeft(IQueryable<Member> people) => people.WithFewerPushes(db, StudyWeek.Of(clock.Today).Key, options.Value.Budget);
}

/// <param name="Full">People who have had all their pushes of this week.</param>
internal sealed record ReachedPeople(int Expected, int Unreachable, int Full);
