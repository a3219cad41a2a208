using BotService.Features.LedgerLists.Raising;
using BotService.Files;
using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>The items that rows of a file may mean, found without going through all of them for each row.</summary>
internal sealed class KnownItems
{
    private readonly LedgerKind _kind;
    private readonly Dictionary<string, KnownItem> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownItem> _byForeign = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownItem>> _bySentence = new(StringComparer.Ordinal);

    private KnownItems(LedgerKind kind, IEnumerable<KnownItem> items, int lastNumber)
    {
        (_kind, LastNumber) = (kind, lastNumber);

        foreach (var known in items)
        {
            Add(known);
        }
    }

    public int LastNumber { get; }

    /// <summary>Rows of which nobody can tell which item they mean.</summary>
    public List<TableProblem> Problems { get; } = [];

    public static async ValueTask<KnownItems> ReadAsync(BotDbContext db, LedgerKind kind, IEnumerable<StudyGroup> groups, CancellationToken cancellationToken)
    {
        var items = await db.LedgerItems.Where(i => i.Kind == kind.Key).OrderBy(i => i.Number).ToListAsync(cancellationToken);

        // Those of which no step stands never were; only their numbers are used up.
        var takenBack = await db.LedgerItems.Where(i => i.Kind == kind.Key && i.State == LedgerState.Void && !db.LedgerEntries.Any(e => e.ItemId == i.Id && e.TakenBackAt == null)).Select(i => i.Id).ToHashSetAsync(cancellationToken);
        var steps = (await StepsAsync(db, kind, cancellationToken)).ToLookup(step => step.ItemId);
        var units = groups.ToDictionary(group => group.Name, group => group.Id);
        return new KnownItems(kind, items.Where(item => !takenBack.Contains(item.Id)).Select(item => new KnownItem(item, steps[item.Id], units)), items.Count > 0 ? items[^1].Number : 0);
    }

    /// <summary>For each row the item that it means, or null where it is new; no two rows mean one item.</summary>
    public IReadOnlyList<LedgerItem?> Match(IReadOnlyList<LedgerImportRow> rows)
    {
        var found = new LedgerItem?[rows.Count];
        var taken = new Dictionary<LedgerItem, LedgerImportRow>();

        for (var i = 0; i < rows.Count; i++)
        {
            if (ByNumber(rows[i]) is not { } numbered)
            {
                continue;
            }

            if (!taken.TryAdd(numbered, rows[i]))
            {
                Problems.Add(rows[i].Problem($"和{taken[numbered].Place}是同一件（{_kind.Prefix}{numbered.Number}）"));
            }

            found[i] = numbered;
        }

        var rowsOf = rows.CountBy(row => LedgerRaising.Plain(row.Title)).ToDictionary(StringComparer.Ordinal);

        for (var i = 0; i < rows.Count; i++)
        {
            if (found[i] is null && BySentence(rows[i], taken, rowsOf) is { } alike)
            {
                found[i] = alike;
                taken.Add(alike, rows[i]);
            }
        }

        return found;
    }

    /// <summary>What may have changed the sentence, the unit or the days of something that came with a list.</summary>
    private static Task<List<LedgerEntry>> StepsAsync(BotDbContext db, LedgerKind kind, CancellationToken cancellationToken)
    {
        List<string> verbs = [nameof(LedgerVerb.Assign), nameof(LedgerVerb.Take), nameof(LedgerVerb.Change), nameof(LedgerVerb.Move)];

        // From the items, whose entries the index finds: none begins with the verb.
        var steps = from item in db.LedgerItems
                    where item.Kind == kind.Key
                    join step in db.LedgerEntries on item.Id equals step.ItemId
                    where step.Via != LedgerBook.Imported && step.TakenBackAt == null && verbs.Contains(step.Verb)
                    where db.LedgerEntries.Any(e => e.ItemId == item.Id && e.Verb == nameof(LedgerVerb.Import))
                    orderby step.Id
                    select step;
        return steps.AsNoTracking().ToListAsync(cancellationToken);
    }

    private void Add(KnownItem known)
    {
        _byNumber[$"{_kind.Prefix}{known.Item.Number}"] = known;

        if (known.Foreign is { } foreign)
        {
            _byForeign.TryAdd(foreign, known);
        }

        foreach (var plain in known.Sentences)
        {
            (_bySentence.TryGetValue(plain, out var alike) ? alike : _bySentence[plain] = []).Add(known);
        }
    }

    /// <summary>By its number here, or by the number in the office's own list.</summary>
    private LedgerItem? ByNumber(LedgerImportRow row)
    {
        if (row.Number is not { Length: > 0 } number)
        {
            return null;
        }

        if (_byNumber.TryGetValue(FoldedText.Of(number), out var own))
        {
            return own.Item;
        }

        if (!_byForeign.TryGetValue(number, out var known))
        {
            return null;
        }

        // Each office counts its own list from 1.
        if (!known.HasSentence(LedgerRaising.Plain(row.Title)) && !known.HasUnit(row))
        {
            Problems.Add(row.Problem($"编号 {number} 是{_kind.Prefix}{known.Item.Number}{CellText.Quote(known.Item.Title)}，内容和单位都不一样；是另一件请换编号"));
        }

        return known.Item;
    }

    /// <summary>By sentence and unit: what the list said before, then one that is open before one that is closed, and one that was dropped here rather than a new one. A number that is new belongs to something that has none.</summary>
    private LedgerItem? BySentence(LedgerImportRow row, Dictionary<LedgerItem, LedgerImportRow> taken, Dictionary<string, int> rowsOf)
    {
        var plain = LedgerRaising.Plain(row.Title);

        if (!_bySentence.TryGetValue(plain, out var alike))
        {
            return null;
        }

        var isNumbered = row.Number is { Length: > 0 };
        var free = alike.FindAll(known => !taken.ContainsKey(known.Item) && known.HasVisit(row) && !(isNumbered && known.Foreign is not null));
        var own = free.Where(known => known.HasUnit(row))
            .MinBy(known => (known.IsAsImported(plain, row) ? 0 : 1, RankOf(known.Item.State), row.Visit is { } visit && visit.From != known.Item.VisitFrom ? 1 : 0));
        return own?.Item ?? (row.IsUnitSaid || rowsOf[plain] > 1 ? null : WithoutUnit(row, free));
    }

    /// <summary>A list that names no unit means the only item of that sentence that came with a list, also with another owner. A visit is of whoever made it, and what is closed here does not stand for something new.</summary>
    private LedgerItem? WithoutUnit(LedgerImportRow row, List<KnownItem> free)
    {
        if (free.FindAll(known => known.Item.State is not LedgerState.Void) is { Count: > 0 } standing)
        {
            free = standing;
        }

        if (free is not [{ IsFromList: true, Item: var only }])
        {
            return null;
        }

        var hasSameOwner = row.Owner is { } owner && owner.Id == only.OwnerId;
        return hasSameOwner || (!_kind.IsRecord && (only.State is not LedgerState.Closed || row.IsDone)) ? only : null;
    }

    private static int RankOf(LedgerState state) => state switch
    {
        LedgerState.Void => 2,
        LedgerState.Closed => 1,
        _ => 0,
    };
}
