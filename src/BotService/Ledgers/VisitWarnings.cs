using BotService.Store;

namespace BotService.Ledgers;

/// <summary>What became of visits that met another: how many somebody decided, in which way, and how many are open.</summary>
/// <param name="Decided">Visits of which something was said, each once; one that was moved and then kept is in both of these counts.</param>
/// <param name="Open">Visits that meet an earlier one without a word about it.</param>
internal sealed record VisitWarnings(int Decided, int Merged, int Moved, int Kept, int Open)
{
    private static readonly string[] Ways = [nameof(LedgerVerb.Merge), nameof(LedgerVerb.Move), nameof(LedgerVerb.Keep)];

    public int Count => Decided + Open;

    /// <summary>Of some steps those that say what becomes of a visit.</summary>
    public static IQueryable<LedgerEntry> Decisions(IQueryable<LedgerEntry> steps) => steps.Where(e => Ways.Contains(e.Verb));

    /// <param name="said">The verb of each decision with the visit that it was about, once.</param>
    /// <param name="visits">All that were planned or took place; each is held against those with a lower number.</param>
    /// <param name="isCounted">Which of the visits are asked for; null is all of them.</param>
    public static VisitWarnings Of(IReadOnlyCollection<(int ItemId, string Verb)> said, IEnumerable<(int ItemId, Visit Visit)> visits, VisitClash clash, Func<int, bool>? isCounted = null)
    {
        var decided = said.Select(one => one.ItemId).ToHashSet();
        bool IsAsked((int ItemId, Visit Visit) one) => !decided.Contains(one.ItemId) && isCounted?.Invoke(one.ItemId) is not false;
        int Times(string verb) => said.Count(one => one.Verb == verb);
        var open = visits.GroupBy(one => one.Visit.Place).Sum(here => here.Count(one => IsAsked(one) && clash.Of(one.Visit, [.. here.Where(other => other.Visit.Number < one.Visit.Number).Select(other => other.Visit)]).Any));
        return new VisitWarnings(decided.Count, Times(Ways[0]), Times(Ways[1]), Times(Ways[2]), open);
    }
}
