using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>The items that rows of a file may mean, found without going through all of them for each row.</summary>
internal sealed class KnownItems
{
    private readonly LedgerKind _kind;
    private readonly Dictionary<string, LedgerItem> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerItem> _byForeign = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedList<int, LedgerItem>> _bySentence = new(StringComparer.Ordinal);

    /// <param name="takenBack">Those of which no step stands: they never were, only their numbers are used up.</param>
    public KnownItems(LedgerKind kind, IEnumerable<LedgerItem> items, IReadOnlySet<int> takenBack)
    {
        _kind = kind;

        foreach (var item in items.OrderBy(item => item.Number))
        {
            LastNumber = item.Number;

            if (!takenBack.Contains(item.Id))
            {
                Add(item);
            }
        }
    }

    public int LastNumber { get; private set; }

    /// <summary>Also for one that has another sentence now.</summary>
    public void Add(LedgerItem item)
    {
        LastNumber = Math.Max(LastNumber, item.Number);
        _byNumber[$"{_kind.Prefix}{item.Number}"] = item;

        if (LedgerFields.Read(item.Fields).GetValueOrDefault(LedgerImportPlan.Foreign) is { } foreign)
        {
            _byForeign.TryAdd(foreign, item);
        }

        var plain = LedgerRaising.Plain(item.Title);
        (_bySentence.TryGetValue(plain, out var alike) ? alike : _bySentence[plain] = []).TryAdd(item.Number, item);
    }

    /// <summary>By its number here, by the number in the office's own list, or by sentence and unit: one that is open before one that is closed, and one that was dropped here rather than a new one.</summary>
    public LedgerItem? Find(LedgerImportRow row)
    {
        if (row.Number is { Length: > 0 } number)
        {
            return _byNumber.GetValueOrDefault(FoldedText.Of(number)) ?? _byForeign.GetValueOrDefault(number);
        }

        var plain = LedgerRaising.Plain(row.Title);
        return _bySentence.GetValueOrDefault(plain)?.Values.Where(i => i.GroupId == row.GroupId && i.UnitText == row.UnitText && IsSameVisit(i, row) && LedgerRaising.Plain(i.Title) == plain)
            .MinBy(i => i.State switch { LedgerState.Void => 2, LedgerState.Closed => 1, _ => 0 });
    }

    /// <summary>Who goes to a place again on another day visits it twice. What an older release took from a list has no day of its own.</summary>
    private static bool IsSameVisit(LedgerItem item, LedgerImportRow row) => row.Visit is null || item.VisitFrom is null || row.LiesWith(item);
}
