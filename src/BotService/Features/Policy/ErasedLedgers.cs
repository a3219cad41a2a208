using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Policy;

/// <summary>What a person did on ledgers after the erasure: the same numbers, days and states, so that no figure moves; nobody's name and account.</summary>
internal static class ErasedLedgers
{
    public static async Task ApplyAsync(BotDbContext db, Store.Member member, string alias, ErasureTerms terms, CancellationToken cancellationToken)
    {
        var key = member.UserKey;
        await db.LedgerItems.Where(i => i.RaisedByKey == key).ExecuteUpdateAsync(set => set.SetProperty(i => i.RaisedByKey, alias), cancellationToken);
        await db.LedgerItems.Where(i => i.AssignedByKey == key).ExecuteUpdateAsync(set => set.SetProperty(i => i.AssignedByKey, alias), cancellationToken);
        await db.LedgerLinks.Where(l => l.ByUserKey == key).ExecuteUpdateAsync(set => set.SetProperty(l => l.ByUserKey, alias), cancellationToken);

        foreach (var entry in await db.LedgerEntries.Where(e => e.Text != null && e.Text.Contains(member.Name)).Select(e => new { e.Id, e.Text }).ToListAsync(cancellationToken))
        {
            var text = terms.Clean(entry.Text!);
            await db.LedgerEntries.Where(e => e.Id == entry.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Text, text), cancellationToken);
        }

        foreach (var item in await db.LedgerItems.Where(i => i.Title.Contains(member.Name) || i.Fields.Contains(member.Name) || i.OwnerText == member.Name).Select(i => new { i.Id, i.Title, i.Fields, i.OwnerText }).ToListAsync(cancellationToken))
        {
            var (title, fields, owner) = (terms.Clean(item.Title), terms.Clean(item.Fields), item.OwnerText is null ? null : terms.Clean(item.OwnerText));
            await db.LedgerItems.Where(i => i.Id == item.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Title, title).SetProperty(i => i.Fields, fields).SetProperty(i => i.OwnerText, owner), cancellationToken);
        }

        await db.LedgerEntries.Where(e => e.ByUserKey == key).ExecuteUpdateAsync(set => set.SetProperty(e => e.ByUserKey, alias), cancellationToken);
    }
}
