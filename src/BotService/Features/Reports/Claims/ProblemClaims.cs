using BotService.Features.Reports.Figures;
using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Claims;

/// <summary>What 问 says to the text, chain by chain as its figures count them: how many and how they stand, what they were held against, and how they are mended.</summary>
internal sealed class ProblemClaims(LedgerDayReader days, ClaimItems items, LedgerKinds kinds) : IClaimChecks
{
    private const string Kind = ClaimedKinds.Problem;

    private static readonly LedgerState[] Found = [LedgerState.Closed, LedgerState.Claimed, LedgerState.Doing, LedgerState.Standing];

    public IReadOnlyList<(string Phrase, ClaimCheck Check)> Checks =>
    [
        ("列出问题清单", FoundAsync),
        ("六对标六检视", AspectsAsync),
        ("“当下改”与“长久立”相结合", HorizonsAsync),
    ];

    /// <summary>Whether those found are those that are closed, wait, are being done or take long; what counts in none of them stands beside.</summary>
    private async ValueTask<ReportClaim> FoundAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        if (kinds.Find(Kind) is not { } kind)
        {
            return ReportClaim.None(phrase, "没有问题清单");
        }

        var (chains, imported) = await ChainsAsync(question, cancellationToken);
        var parts = Found.Select(state => (Word: kind.Word(state), Count: chains.Count(chain => chain.Last.State == state))).ToList();
        var uncounted = (await RowsAsync(question, cancellationToken)).Where(row => !row.State.IsCounted());
        var beside = uncounted.GroupBy(row => row.State).OrderBy(rows => rows.Key).Select(rows => $"{kind.Word(rows.Key)} {rows.Count()}").ToList();
        var closed = await ImportedAsync(question, kind, imported, cancellationToken);
        var besides = $"{(beside.Count == 0 ? string.Empty : $"；另有{string.Join('，', beside)}")}{(closed is null ? string.Empty : $"；{closed}")}";
        var words = $"{kind.Total} {chains.Count} {kind.Unit}：{string.Join('，', parts.Select(part => $"{part.Word} {part.Count}"))}{besides}";
        return chains.Count == 0
            ? ReportClaim.None(phrase, beside.Count == 0 && closed is null ? $"{kind.List}里还没有记录" : words)
            : ReportClaim.Judged(phrase, words, parts.Sum(part => part.Count), chains.Count);
    }

    /// <summary>How many were held against each of the values; one that nothing was held against speaks against the text.</summary>
    private async ValueTask<ReportClaim> AspectsAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var counts = await ByValueAsync("aspect", question, cancellationToken);
        return counts.Sum(one => one.Count) == 0
            ? ReportClaim.None(phrase, "问题没有写对照")
            : ReportClaim.Judged(phrase, $"问题写的对照：{Written(counts)}", counts.Count(one => one.Count > 0), counts.Count);
    }

    /// <summary>How many are mended at once and how many by a rule; of what takes long, whether it was looked at again in time.</summary>
    private async ValueTask<ReportClaim> HorizonsAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var (counts, standing, day) = (await ByValueAsync("horizon", question, cancellationToken), items.Of(Kind, question, LedgerState.Standing), question.AsOf);
        var (all, overdue) = (await standing.CountAsync(cancellationToken), await standing.CountAsync(i => i.ReviewOn < day, cancellationToken));

        if (counts.Sum(one => one.Count) == 0)
        {
            return ReportClaim.None(phrase, "问题没有写改法");
        }

        var good = counts.Count(one => one.Count > 0) + (overdue == 0 ? 1 : 0);
        return ReportClaim.Judged(phrase, $"问题写的改法：{Written(counts)}；长期 {all}，过了复查日的 {overdue}", good, counts.Count + 1);
    }

    private static string Written(IEnumerable<(string Value, int Count)> counts) => string.Join('，', counts.Select(one => $"{one.Value} {one.Count}"));

    private async ValueTask<IReadOnlyList<(string Value, int Count)>> ByValueAsync(string key, FigureQuestion question, CancellationToken cancellationToken)
    {
        var values = (await ChainsAsync(question, cancellationToken)).Found.Select(chain => LedgerFields.Read(chain.First.Fields).GetValueOrDefault(key)).OfType<string>().CountBy(value => value).ToDictionary();
        return [.. (kinds.Find(Kind)?.Field(key)?.Values ?? []).Select(value => (value, values.GetValueOrDefault(value)))];
    }

    /// <summary>Those that count as found, and beside them those that an older list calls done and no figure counts.</summary>
    private async ValueTask<(IReadOnlyList<LedgerChain> Found, IReadOnlyList<LedgerChain> Imported)> ChainsAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        var chains = LedgerChain.Of(await days.ReadAsync(Kind, question.AsOf, question.KnownAt, cancellationToken), areJoined: true)
            .Where(chain => question.Campaign.Holds(chain.First.FoundOn) && chain.Last.State.IsCounted())
            .ToLookup(chain => chain.Last is { State: LedgerState.Closed, IsImportedClosed: true });
        return ([.. chains[false]], [.. chains[true]]);
    }

    /// <summary>另有 12 个在导入前已完成（没有核实人）, as the list's own figures say it; null when there are none.</summary>
    private async ValueTask<string?> ImportedAsync(FigureQuestion question, LedgerKind kind, IReadOnlyList<LedgerChain> imported, CancellationToken cancellationToken)
    {
        if (imported.Count == 0)
        {
            return null;
        }

        var samples = await days.SamplesAsync(Kind, question.AsOf, question.KnownAt, cancellationToken);
        var looked = imported.Select(chain => chain.Last.ItemId).Where(samples.ContainsKey).ToList();
        return new ImportedClosings(imported.Count, looked.Count, looked.Count(id => samples[id])).Sentence(kind);
    }

    private async ValueTask<IEnumerable<LedgerDayRow>> RowsAsync(FigureQuestion question, CancellationToken cancellationToken) =>
        (await days.ReadAsync(Kind, question.AsOf, question.KnownAt, cancellationToken)).Where(row => question.Campaign.Holds(row.FoundOn));
}
