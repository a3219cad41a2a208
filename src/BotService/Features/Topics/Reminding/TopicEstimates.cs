using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Topics.Reminding;

/// <summary>Who would hear of a topic that is not open yet, counted on today's roster.</summary>
internal sealed class TopicEstimates(BotDbContext db, LocalClock clock, IOptions<OrganisationOptions> organisation)
{
    public async Task<int> CountAsync(Nudge nudge, CancellationToken cancellationToken)
    {
        var audience = Audience(((TopicSubject)nudge.Subject).Row);

        if (nudge.IsForMembers)
        {
            return await audience.CountAsync(cancellationToken);
        }

        var onDuty = db.LiaisonsOnDuty(clock.Today);
        List<string> liaisons = !nudge.IsForLiaisons ? [] : await audience.Where(m => onDuty.Any(o => o.Id == m.Id)).Select(m => m.UserId).ToListAsync(cancellationToken);
        var admins = nudge.IsForAdmins ? await db.AdminsAsync(organisation.Value, clock.Today, cancellationToken) : [];
        return liaisons.Concat(admins).DistinctBy(UserKey.Of).Count();
    }

    private IQueryable<Member> Audience(Topic topic) => db.Members.OnRoster(clock.Today).InAudience(db, topic.Audience, topic.GroupId);
}
