using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>What stands behind a list's word: 本组 逾期 9月30日. Values of one field are alternatives, everything else narrows.</summary>
internal sealed record LedgerFilter(DateOnly Day)
{
    public bool HasDay { get; init; }

    public bool IsStatistics { get; init; }

    public bool IsPractice { get; init; }

    /// <summary>Nothing that is done or was dropped, as a list shows by itself; a file holds that as well where nobody says so.</summary>
    public bool OnlyOpen { get; init; }

    public bool OnlyMine { get; init; }

    public bool OnlyNobody { get; init; }

    public int? GroupId { get; init; }

    /// <summary>Whose they are, or who helps with them.</summary>
    public int? PersonId { get; init; }

    public LedgerState? State { get; init; }

    public bool OnlyLate { get; init; }

    public bool OnlyNear { get; init; }

    public bool OnlyRelapsed { get; init; }

    public IReadOnlyList<(string Field, string Value)> Values { get; init; } = [];

    /// <summary>When it was found; a visit is of the days on which it takes place, whenever it was written down.</summary>
    public (DateOnly From, DateOnly To)? Found { get; init; }

    /// <summary>As said, for the head.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Of these, what narrows the list.</summary>
    public string Conditions => string.Join(' ', Words.Where(word => word is not ("统计" or "明细" or "全部" or "所有")));

    public bool NamesItems => State is not null || OnlyLate || OnlyNear || OnlyRelapsed;

    /// <summary>The items of the kind that are meant, whatever their state.</summary>
    public IQueryable<LedgerItem> Of(IQueryable<LedgerItem> items, BotDbContext db, Viewer viewer)
    {
        var day = HasDay ? Day : (DateOnly?)null;
        items = OnlyMine ? items.OfViewer(db, viewer, day) : items;
        items = GroupId is { } group ? items.OfGroup(db, group, day) : items;
        items = PersonId is { } person ? items.OfPerson(db, person, day) : items;
        items = Found is { } found ? items.FoundWithin(db, found.From, found.To) : items;

        foreach (var field in Values.GroupBy(pair => pair.Field))
        {
            // However many there are, what has none of them is left out.
            var others = field.Select(pair => LedgerFields.Written(field.Key, pair.Value)).Aggregate<string, IQueryable<LedgerItem>>(db.LedgerItems, (without, written) => without.Where(f => !f.Fields.Contains(written)));
            items = items.Where(i => !others.Any(f => f.Kind == i.Kind && f.Number == i.ChainNumber));
        }

        return items;
    }

    /// <summary>Those by which items can be chosen. A place is compared by rules of its own.</summary>
    public static IEnumerable<LedgerField> FieldsOf(LedgerKind kind) => kind.Fields.Where(field => !(kind.IsVisit && field.Key == "place"));

    /// <param name="mayExport">The person may have it as a file, and reads so.</param>
    public static string Usage(LedgerKind kind, bool mayExport)
    {
        var relapsed = kind.HasChains ? " 反弹" : string.Empty;
        var fields = kind.Fields.Where(f => f.Values.Count > 0).Take(2).Select(f => $"{f.Name}（{string.Join(' ', f.Values.Take(3))}…），");
        var free = FieldsOf(kind).Where(f => f.Values.Count == 0).Take(1).Select(f => $"{f.Name} 内容，");
        var states = kind.IsRecord ? $"{kind.Word(LedgerState.Doing)} {kind.Word(LedgerState.Closed)} 作废" : $"逾期 临期 待核实 待立项 {kind.Word(LedgerState.Closed)} 长期 作废";
        return $"可以写：本组 我的 {states}{relapsed}，组名，{string.Concat(fields)}{string.Concat(free)}一个日子，第N周，9月，三季度，统计{(kind.CanBeExported && mayExport ? "，导出" : string.Empty)}";
    }
}
