using BotService.Commands;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>撤回 alone takes back the last step that somebody made with any item, as 问21 撤回 does. Where others have acted on that item since, it says so and nothing older is touched.</summary>
internal sealed class LedgerTakeBack(BotDbContext db, LedgerKinds kinds, LedgerCases cases, IEnumerable<ILedgerAct> acts, OutdatedLines outdated) : ITakeBack
{
    public int Rank => 4;

    public async ValueTask<LatestRecord?> LatestAsync(CommandCall call, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var me = call.Member.Id;
        var latest = await db.LedgerEntries
            .Where(e => e.ByMemberId == me && e.At >= since && e.TakenBackAt == null && e.Via != LedgerBook.Imported)
            .Join(db.LedgerItems, e => e.ItemId, i => i.Id, (e, i) => new { e.Id, e.At, i.Kind, i.Number })
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        return latest is not null && kinds.Find(latest.Kind) is { IsOn: true } kind ? new LatestRecord(latest.At, token => TakeBackAsync(new LedgerReference(kind, latest.Number), call, token)) : null;
    }

    private async ValueTask<Reply> TakeBackAsync(LedgerReference reference, CommandCall call, CancellationToken cancellationToken)
    {
        var (one, instead) = await cases.OpenAsync(reference, call, LedgerVerb.TakeBack, string.Empty, cancellationToken);

        if (one is null)
        {
            return instead!;
        }

        var reply = await acts.First(act => act.Verbs.Contains(one.Verb)).DoAsync(one, cancellationToken);

        if (!reply.IsRefusal)
        {
            await outdated.DropAsync([one.Item], cancellationToken);
        }

        return reply;
    }
}
