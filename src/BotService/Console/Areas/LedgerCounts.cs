using BotService.Console.Html;
using BotService.Features.LedgerLists.Listing;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Console.Areas;

/// <summary>How a list's items stand, each count a link to just these items as of the same day.</summary>
internal static class LedgerCounts
{
    public static Facts Of(LedgerKind kind, LedgerFilter filter, LedgerCount count)
    {
        var closed = kind.Word(LedgerState.Closed);
        List<Fact> facts = kind.IsRecord
            ? [One(kind, filter, kind.Total, count.Closed, closed), One(kind, filter, LedgerState.Doing, count.Doing)]
            : OfItems(kind, filter, count, closed);

        if (kind.HasChains || count.Standing > 0)
        {
            facts.Add(One(kind, filter, LedgerState.Standing, count.Standing));
        }

        if (count.Void > 0)
        {
            facts.Add(One(kind, filter, LedgerState.Void, count.Void));
        }

        if (count.Raised > 0)
        {
            facts.Add(One(kind, filter, LedgerState.Raised, count.Raised));
        }

        if (count.Imported is { Count: > 0 } imported)
        {
            facts.Add(new Fact("导入前已完成", $"{imported.Count} {kind.Unit}（{imported.Looked(kind)}）", At(kind, filter, closed)));
        }

        return new Facts(facts);
    }

    private static List<Fact> OfItems(LedgerKind kind, LedgerFilter filter, LedgerCount count, string closed) =>
    [
        new(kind.Total, $"{count.Found} {kind.Unit}"),
        One(kind, filter, kind.DoneWord, count.Closed, closed),
        One(kind, filter, LedgerState.Claimed, count.Claimed),
        One(kind, filter, LedgerState.Doing, count.Doing),
        One(kind, filter, "逾期", count.Late, "逾期"),
    ];

    private static Fact One(LedgerKind kind, LedgerFilter filter, LedgerState state, int count) => One(kind, filter, kind.Word(state), count, kind.Word(state));

    private static Fact One(LedgerKind kind, LedgerFilter filter, string label, int count, string word) =>
        new(label, FormattableString.Invariant($"{count}"), count > 0 ? At(kind, filter, word) : null);

    /// <summary>The list with one condition more. Where one state was asked for already there is nothing to narrow.</summary>
    private static string? At(LedgerKind kind, LedgerFilter filter, string word)
    {
        if (filter.NamesItems)
        {
            return null;
        }

        var asked = string.Join(' ', filter.Words.Where(said => said is not ("统计" or "明细")).Append(word));
        var day = filter.HasDay ? FormattableString.Invariant($"&day={filter.Day:yyyy-MM-dd}") : string.Empty;
        return $"{LedgersArea.At(kind.Key)}?q={Uri.EscapeDataString(asked)}{day}";
    }
}
