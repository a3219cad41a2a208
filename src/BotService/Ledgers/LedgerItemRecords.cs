using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>The items that are or were a person's. Numbers, days and states stay, so that no figure moves; name and account go.</summary>
internal sealed class LedgerItemRecords(BotDbContext db, LedgerKinds kinds) : IShownRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(LedgerItem), typeof(LedgerTeam), typeof(LedgerLink)];

    public int Order => 9;

    public string Word => "清单事项";

    public IReadOnlyList<RecordColumn> Columns { get; } = [new("清单", 12), new("编号", 8), new("内容", 40), new("我是", 16), new("期限", 12)];

    public Task<int> CountAsync(int memberId, CancellationToken cancellationToken) =>
        db.LedgerItems.CountAsync(i => i.OwnerId == memberId || i.RaisedById == memberId || db.LedgerTeams.Any(t => t.ItemId == i.Id && t.MemberId == memberId), cancellationToken);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken)
    {
        var rows = await db.LedgerItems.AsNoTracking()
            .Select(i => new { i.Kind, i.Number, i.Title, i.DueOn, Owns = i.OwnerId == memberId, Raised = i.RaisedById == memberId, Helps = db.LedgerTeams.Any(t => t.ItemId == i.Id && t.MemberId == memberId) })
            .Where(i => i.Owns || i.Raised || i.Helps).OrderBy(i => i.Kind).ThenBy(i => i.Number).ToListAsync(cancellationToken);
        return [.. rows.Select(i => (object?[])[kinds.Of(i.Kind).List, $"{kinds.Of(i.Kind).Prefix}{i.Number}", i.Title, PartsOf(i.Owns, i.Raised, i.Helps), i.DueOn])];
    }

    /// <summary>Who raised or handed out an item goes on to see it, to answer for it and to be asked.</summary>
    public async Task RenameAsync(AccountChange change, CancellationToken cancellationToken)
    {
        await db.LedgerItems.Where(i => i.RaisedByKey == change.Key).ExecuteUpdateAsync(set => set.SetProperty(i => i.RaisedByKey, change.NewKey), cancellationToken);
        await db.LedgerItems.Where(i => i.AssignedByKey == change.Key).ExecuteUpdateAsync(set => set.SetProperty(i => i.AssignedByKey, change.NewKey), cancellationToken);
        await db.LedgerLinks.Where(l => l.ByUserKey == change.Key).ExecuteUpdateAsync(set => set.SetProperty(l => l.ByUserKey, change.NewKey), cancellationToken);
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var (key, first, alias, terms) = (erasure.Member.UserKey, erasure.Terms.FirstLetter, erasure.Alias, erasure.Terms);
        await db.LedgerItems.Where(i => i.RaisedByKey == key).ExecuteUpdateAsync(set => set.SetProperty(i => i.RaisedByKey, alias), cancellationToken);
        await db.LedgerItems.Where(i => i.AssignedByKey == key).ExecuteUpdateAsync(set => set.SetProperty(i => i.AssignedByKey, alias), cancellationToken);
        await db.LedgerLinks.Where(l => l.ByUserKey == key).ExecuteUpdateAsync(set => set.SetProperty(l => l.ByUserKey, alias), cancellationToken);

        // A name may be spaced out, so every text in which its first letter stands is looked at.
        foreach (var item in await db.LedgerItems.Where(i => i.Title.Contains(first) || i.Fields.Contains(first)).Select(i => new { i.Id, i.Title, i.Fields }).ToListAsync(cancellationToken))
        {
            if (terms.IsNamedIn(item.Title) || terms.IsNamedIn(item.Fields))
            {
                var (title, fields) = (terms.Clean(item.Title), terms.Clean(item.Fields));
                await db.LedgerItems.Where(i => i.Id == item.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Title, title).SetProperty(i => i.Fields, fields), cancellationToken);
            }
        }

        foreach (var unit in await db.LedgerItems.Where(i => i.UnitText != null && i.UnitText.Contains(first)).Select(i => i.UnitText!).Distinct().ToListAsync(cancellationToken))
        {
            if (terms.IsNamedIn(unit))
            {
                var cleaned = terms.Clean(unit);
                await db.LedgerItems.Where(i => i.UnitText == unit).ExecuteUpdateAsync(set => set.SetProperty(i => i.UnitText, cleaned), cancellationToken);
            }
        }

        // An older list names several owners in one text.
        foreach (var owners in await db.LedgerItems.Where(i => i.OwnerText != null).Select(i => i.OwnerText!).Distinct().ToListAsync(cancellationToken))
        {
            var cleaned = terms.Clean(owners);

            if (cleaned != owners)
            {
                await db.LedgerItems.Where(i => i.OwnerText == owners).ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerText, cleaned), cancellationToken);
            }
        }
    }

    private static string PartsOf(bool owns, bool raised, bool helps)
    {
        string[] words = [owns ? "责任人" : string.Empty, raised ? "提出人" : string.Empty, helps ? "专班或验收人" : string.Empty];
        return string.Join('、', words.Where(word => word.Length > 0));
    }
}
