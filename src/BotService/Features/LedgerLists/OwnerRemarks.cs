using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>What whoever gives an item out should know of its owner; each is a line of the answer, and none stops the step.</summary>
internal sealed class OwnerRemarks(BotDbContext db, LedgerPeople people)
{
    public async ValueTask<IReadOnlyList<string>> OfAsync(LedgerKind kind, LedgerItem item, CancellationToken cancellationToken) =>
        [.. await OfTierAsync(kind, item, cancellationToken), .. await OfLeaveAsync(item, cancellationToken)];

    /// <summary>A subject is for a member of the leading body.</summary>
    public async ValueTask<IReadOnlyList<string>> OfTierAsync(LedgerKind kind, LedgerItem item, CancellationToken cancellationToken)
    {
        if (!kind.IsResearch || item.OwnerId is not { } owner || await db.Members.AnyAsync(m => m.Id == owner && m.Group!.Tier == Tiers.Leadership, cancellationToken))
        {
            return [];
        }

        return [$"{await people.NameAsync(owner, cancellationToken)}不是党组成员，{kind.LongWord}一般由班子成员领题。"];
    }

    /// <summary>The owner is away on the day by which it is to be done, and is not reminded of it.</summary>
    public async ValueTask<IReadOnlyList<string>> OfLeaveAsync(LedgerItem item, CancellationToken cancellationToken)
    {
        if (item is not { OwnerId: { } owner, DueOn: { } due })
        {
            return [];
        }

        if (await AwayAsync(owner, due, cancellationToken) is not { } leave)
        {
            return [];
        }

        var name = await people.NameAsync(owner, cancellationToken);
        return [leave.State is LeaveState.Asked ? $"{name}申请{Days(leave)}请假，还没答复；{LedgerDays.Long(due)}可能不在。" : $"{name}{Days(leave)}请假，{LedgerDays.Long(due)}不在。"];
    }

    /// <summary>The leave on that day, granted or asked for, which is over last.</summary>
    public async ValueTask<Leave?> AwayAsync(int memberId, DateOnly day, CancellationToken cancellationToken) =>
        await db.Leaves.AskedOrGranted().On(day).Where(l => l.MemberId == memberId).OrderByDescending(l => l.To).FirstOrDefaultAsync(cancellationToken);

    /// <summary>10月20日至23日.</summary>
    public static string Days(Leave leave)
    {
        var (from, to) = (leave.From, leave.To);
        return from == to ? LedgerDays.Long(from) : (from.Year, from.Month) == (to.Year, to.Month) ? $"{LedgerDays.Long(from)}至{to.Day}日" : $"{LedgerDays.Long(from)}至{LedgerDays.Long(to)}";
    }
}
