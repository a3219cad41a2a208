using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>What was done with the items that a file names, and who works on them, read for many at once.</summary>
internal sealed class KnownSteps(BotDbContext db)
{
    private const int AtOnce = 500;

    private readonly Dictionary<int, ItemSteps> _byItem = [];

    public async ValueTask ReadAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Where(id => !_byItem.ContainsKey(id)).Distinct().Chunk(AtOnce))
        {
            var some = chunk.ToList();
            var entries = (await db.LedgerEntries.AsNoTracking().Where(e => some.Contains(e.ItemId) && e.TakenBackAt == null).OrderBy(e => e.Id).ToListAsync(cancellationToken)).ToLookup(e => e.ItemId);
            var people = (await db.LedgerTeams.Where(t => some.Contains(t.ItemId)).ToListAsync(cancellationToken)).ToLookup(t => t.ItemId);

            foreach (var id in some)
            {
                _byItem[id] = new ItemSteps([.. entries[id]], [.. people[id]]);
            }
        }
    }

    public async ValueTask<ItemSteps> OfAsync(LedgerItem item, CancellationToken cancellationToken)
    {
        await ReadAsync([item.Id], cancellationToken);
        return _byItem[item.Id];
    }
}

/// <summary>The steps of one item that stand, oldest first, and everybody who is or was on it.</summary>
internal sealed record ItemSteps(List<LedgerEntry> Entries, List<LedgerTeam> People)
{
    public bool Has(LedgerVerb verb) => Entries.Exists(e => e.Verb == verb.ToString());

    public bool WasImported(LedgerVerb verb, string? text = null) => Entries.Exists(e => e.Via == LedgerBook.Imported && e.Verb == verb.ToString() && (text is null || e.Text == text));

    /// <summary>Somebody did that here, and not a file.</summary>
    public bool WasDoneHere(LedgerVerb verb) => Entries.Exists(e => e.Via != LedgerBook.Imported && e.Verb == verb.ToString());

    /// <summary>改 类别 民生 was said here.</summary>
    public bool WasChangedHere(string field) => Entries.Exists(e => e.Via != LedgerBook.Imported && e.Verb == nameof(LedgerVerb.Change) && e.Text?.StartsWith($"{field}：", StringComparison.Ordinal) is true);

    /// <summary>改到, or 改 地点, was said here of a visit.</summary>
    public bool WasMovedHere(bool isPlace) => Entries.Exists(e => e.Via != LedgerBook.Imported && e.Verb == nameof(LedgerVerb.Move) && LedgerChangeUndo.IsPlace(e) == isPlace);

    /// <summary>It was given to somebody here, taken, or given back.</summary>
    public bool WasHandedOnHere => WasDoneHere(LedgerVerb.Assign) || WasDoneHere(LedgerVerb.Take) || WasDoneHere(LedgerVerb.GiveBack);

    /// <summary>The step that set the day which holds was said here; the usual time that comes with 认领 was said by nobody.</summary>
    public bool IsDayFromHere
    {
        get
        {
            var setting = Entries.Zip(Entries.Skip(1)).LastOrDefault(pair => pair.First.DueOn != pair.Second.DueOn).Second;
            return setting is not null && setting.Via != LedgerBook.Imported && setting.Verb != nameof(LedgerVerb.Take);
        }
    }

    public bool IsOn(int memberId, LedgerRole role) => People.Exists(t => t.MemberId == memberId && t.Role == role && t.Until is null);
}
