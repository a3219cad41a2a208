using BotService.Features.Reports.Figures;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.Reports.Claims;

/// <summary>Some words of the text and what the records say to them.</summary>
internal sealed record ReportClaim(string Phrase, string Verdict, string Words)
{
    public static ReportClaim True(string phrase, string words) => new(phrase, "对得上", words);

    public static ReportClaim False(string phrase, string words) => new(phrase, "对不上", words);

    public static ReportClaim None(string phrase, string words) => new(phrase, "没有记录", words);

    /// <summary>Of how many it holds; of none there is no record.</summary>
    public static ReportClaim Share(string phrase, string words, int good, int all) => Judged(phrase, all == 0 ? $"{words}：没有记录" : $"{words}：{good}/{all}", good, all);

    /// <summary>The same with words that give the numbers themselves.</summary>
    public static ReportClaim Judged(string phrase, string words, int good, int all) => (good, all) switch
    {
        (_, 0) => None(phrase, words),
        _ when good == all => True(phrase, words),
        _ => False(phrase, words),
    };
}

/// <summary>Holds some words of the text against the records.</summary>
internal delegate ValueTask<ReportClaim> ClaimCheck(FigureQuestion question, string phrase, CancellationToken cancellationToken);

/// <summary>The items of a list that belong to the campaign, as they were on the day and as far as was known when the draft was made: its sheet says the same whenever it is asked for.</summary>
internal sealed class ClaimItems(BotDbContext db, LedgerKinds kinds)
{
    /// <param name="states">None given are all that are accepted and not void.</param>
    public IQueryable<LedgerItem> Of(string kind, FigureQuestion question, params LedgerState[] states)
    {
        var (first, until, wanted) = (question.Campaign.From ?? DateOnly.MinValue, question.Campaign.Latest(question.AsOf), states.Length == 0 ? LedgerStates.Counted : states);
        var found = db.LedgerItems.Where(i => i.Kind == kind && i.FoundOn >= first && i.FoundOn <= until);
        return LastEntry.Of(found, db.LedgerEntries, Known(question)).Where(row => wanted.Contains(row.Entry.To)).Select(row => row.Item);
    }

    /// <summary>How many rows the file of a list prescribes.</summary>
    public int Prescribed(string kind) => kinds.Find(kind)?.Rows.Count ?? 0;

    /// <summary>What was recorded of the day and before, and had not been taken back.</summary>
    public IQueryable<LedgerEntry> Known(FigureQuestion question) => db.LedgerEntries.KnownAt(question.AsOf, question.KnownAt);

    /// <summary>Of these what belongs to the campaign's days and to items of a list.</summary>
    public IQueryable<LedgerEntry> Steps(string kind, FigureQuestion question)
    {
        var (first, until) = (question.Campaign.From ?? DateOnly.MinValue, question.Campaign.Latest(question.AsOf));
        return Known(question).Where(e => e.Day >= first && e.Day <= until && db.LedgerItems.Any(i => i.Id == e.ItemId && i.Kind == kind));
    }
}
