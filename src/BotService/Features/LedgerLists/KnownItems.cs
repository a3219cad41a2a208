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

    public KnownItems(LedgerKind kind, IEnumerable<LedgerItem> items)
    {
        _kind = kind;

        foreach (var item in items.OrderBy(item => item.Number))
        {
            Add(item);
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

    /// <summary>By its number here, by the number in the office's own list, or by sentence and unit.</summary>
    public LedgerItem? Find(LedgerImportRow row)
    {
        if (row.Number is { Length: > 0 } number)
        {
            return _byNumber.GetValueOrDefault(FoldedText.Of(number)) ?? _byForeign.GetValueOrDefault(number);
        }

        var plain = LedgerRaising.Plain(row.Title);
        return _bySentence.GetValueOrDefault(plain)?.Values.FirstOrDefault(i => i.GroupId == row.GroupId && i.UnitText == row.UnitText && i.State != LedgerState.Void && LedgerRaising.Plain(i.Title) == plain);
    }
}
