using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>What a person did on the items of ledgers, whoever's they are.</summary>
internal sealed class LedgerStepRecords(BotDbContext db, LedgerKinds kinds) : IShownRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(LedgerEntry)];

    public int Order => 10;

    public string Word => "清单经过";

    public IReadOnlyList<RecordColumn> Columns { get; } = [new("日期", 12), new("清单", 12), new("编号", 8), new("动作", 12), new("内容", 60)];

    public Task<int> CountAsync(int memberId, CancellationToken cancellationToken) =>
        db.LedgerEntries.CountAsync(e => e.ByMemberId == memberId || e.OnBehalfOf == memberId, cancellationToken);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken)
    {
        var rows = await (from entry in db.LedgerEntries.AsNoTracking()
                          where entry.ByMemberId == memberId || entry.OnBehalfOf == memberId
                          join item in db.LedgerItems on entry.ItemId equals item.Id
                          orderby entry.Id
                          select new { entry.Day, item.Kind, item.Number, entry.Verb, entry.Text }).ToListAsync(cancellationToken);
        return [.. rows.Select(e => (object?[])[e.Day, kinds.Of(e.Kind).List, $"{kinds.Of(e.Kind).Prefix}{e.Number}", Enum.TryParse<LedgerVerb>(e.Verb, out var verb) ? LedgerVerbs.Past(verb) : e.Verb, e.Text])];
    }

    public Task RenameAsync(AccountChange change, CancellationToken cancellationToken) =>
        db.LedgerEntries.Where(e => e.ByUserKey == change.Key).ExecuteUpdateAsync(set => set.SetProperty(e => e.ByUserKey, change.NewKey), cancellationToken);

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var (key, first) = (erasure.Member.UserKey, erasure.Terms.FirstLetter);

        // A name may be spaced out.
        foreach (var entry in await db.LedgerEntries.Where(e => e.Text != null && e.Text.Contains(first)).Select(e => new { e.Id, e.Text }).ToListAsync(cancellationToken))
        {
            if (erasure.Terms.IsNamedIn(entry.Text!))
            {
                var text = erasure.Terms.Clean(entry.Text!);
                await db.LedgerEntries.Where(e => e.Id == entry.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Text, text), cancellationToken);
            }
        }

        await db.LedgerEntries.Where(e => e.ByUserKey == key).ExecuteUpdateAsync(set => set.SetProperty(e => e.ByUserKey, erasure.Alias), cancellationToken);
    }
}
