using BotService.Store;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>Who may be reminded of ledgers: on the roster, not away, and not asking for quiet.</summary>
internal sealed class LedgerPeopleAtWork(BotDbContext db)
{
    public IQueryable<Member> Awake(DateOnly today) =>
        db.Members.OnRoster(today)
            .Where(m => (m.QuietUntil == null || m.QuietUntil <= today) && !db.Leaves.Any(l => l.MemberId == m.Id && (l.State == LeaveState.Asked || l.State == LeaveState.Granted) && l.From <= today && l.To >= today));
}
