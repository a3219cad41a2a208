using BotService.Features.LedgerLists.Raising;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>An item by the sentence, the unit and the days that it has, and by those with which it came from a list before people changed them here.</summary>
internal sealed class KnownItem
{
    private readonly string _sentence;
    private readonly string _importedSentence;
    private readonly int? _importedGroup;
    private readonly int? _groupByText;
    private readonly (DateOnly From, DateOnly To)? _importedVisit;

    /// <param name="steps">What was done here with an item of a list and may have changed any of these, oldest first.</param>
    /// <param name="units">The groups by their names.</param>
    public KnownItem(LedgerItem item, IEnumerable<LedgerEntry> steps, IReadOnlyDictionary<string, int> units)
    {
        Item = item;
        Foreign = LedgerFields.Read(item.Fields).GetValueOrDefault(LedgerImportPlan.Foreign);
        _sentence = LedgerRaising.Plain(item.Title);
        var title = steps.Reverse().Aggregate(item.Title, (after, step) => LedgerChangeUndo.FormerTitle(after, step.Text) ?? LedgerChangeUndo.FormerPlace(after, step.Text) ?? after);
        _importedSentence = title == item.Title ? _sentence : LedgerRaising.Plain(title);

        if (item is { VisitFrom: { } from, VisitTo: { } to })
        {
            _importedVisit = steps.Reverse().Aggregate((From: from, To: to), (after, step) => LedgerChangeUndo.FormerDays(after, step.Text) ?? after);
        }

        _groupByText = item.UnitText is { } words ? units.Where(one => NameFolding.AreAlike(one.Key, words)).Select(one => (int?)one.Value).FirstOrDefault() : null;

        // The first who got it here changed its group, and the step says from which; a unit in words stays beside the group.
        var first = steps.FirstOrDefault(MovesUnit);
        _importedGroup = first is null ? item.GroupId : Replaced.UnitIn(first.Text) is { } unit && units.TryGetValue(unit, out var group) ? group : (int?)null;
    }

    public LedgerItem Item { get; }

    /// <summary>Its number in the office's own list.</summary>
    public string? Foreign { get; }

    /// <summary>Each of its sentences once, in the form by which two are the same.</summary>
    public IEnumerable<string> Sentences => _sentence == _importedSentence ? [_sentence] : [_sentence, _importedSentence];

    public bool HasSentence(string plain) => plain == _sentence || plain == _importedSentence;

    /// <summary>The unit is its own, or a group by now that was words when the list came.</summary>
    public bool HasUnit(LedgerImportRow row) =>
        (row.UnitText == Item.UnitText && (row.GroupId == Item.GroupId || row.GroupId == _importedGroup)) || (row is { IsUnitSaid: true, UnitText: null } && row.GroupId == _groupByText);

    /// <summary>It came with a list, and nobody raised it here.</summary>
    public bool IsFromList => Item.RaisedByKey == LedgerTableImport.Operator.UserKey;

    /// <summary>Who goes to a place again on another day visits it twice. What an older release took from a list has no day of its own.</summary>
    public bool HasVisit(LedgerImportRow row) => row.Visit is null || _importedVisit is not { } before || row.LiesWith(Item) || row.LiesOn(before.From, before.To);

    /// <summary>True of a row that says what the list said before.</summary>
    public bool IsAsImported(string plain, LedgerImportRow row) =>
        plain == _importedSentence && row.GroupId == _importedGroup && (_importedVisit is not { } before || row.LiesOn(before.From, before.To));

    private static bool MovesUnit(LedgerEntry step) => step.Verb == nameof(LedgerVerb.Assign) || (step.Verb == nameof(LedgerVerb.Take) && Replaced.UnitIn(step.Text) is not null);
}
