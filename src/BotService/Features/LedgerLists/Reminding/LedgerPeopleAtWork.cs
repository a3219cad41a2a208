using BotService.Store;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>Who may be reminded of ledgers: on the roster, not away, and not asking for quiet.</summary>
internal sealed class LedgerPeopleAtWork(BotDbContext db)
{
    public IQueryable<Member> Awake(DateOnly today)
    {
        var away = db.Leaves.AskedOrGranted().On(today);
        return db.Members.OnRoster(today).Where(m => (m.MutedUntil == null || m.MutedUntil <= today) && !away.Any(l => l.MemberId == m.Id));
    }
}
