using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.SignIn;

/// <summary>Who a person is today: role, group and hand-over are read anew for each request.</summary>
internal sealed class ConsoleVisitors(BotDbContext db, LocalClock clock, IOptions<OrganisationOptions> organisation)
{
    /// <summary>Null for somebody who may not enter.</summary>
    public async Task<Viewer?> FindAsync(string userKey, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var member = await db.Members.AsNoTracking().Include(m => m.Group).OnRoster(today).SingleOrDefaultAsync(m => m.UserKey == userKey, cancellationToken);
        var standsIn = member is not null && await db.RunningHandOvers(today).AnyAsync(h => h.StandInId == member.Id, cancellationToken);
        var configured = organisation.Value.Admins.FirstOrDefault(admin => UserKey.Of(admin) == userKey);
        var caller = Viewer.From(member?.UserId ?? configured ?? userKey, member, configured is not null, standsIn);
        return caller.IsStranger ? null : caller;
    }
}
