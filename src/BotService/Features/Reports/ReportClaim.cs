using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.Reports;

/// <summary>Some words of the text and what the records say to them.</summary>
internal sealed record ReportClaim(string Phrase, string Verdict, string Words)
{
    public static ReportClaim True(string phrase, string words) => new(phrase, "对得上", words);

    public static ReportClaim False(string phrase, string words) => new(phrase, "对不上", words);

    public static ReportClaim None(string phrase, string words) => new(phrase, "没有记录", words);

    /// <summary>Of how many it holds; of none there is no record.</summary>
    public static ReportClaim Share(string phrase, string words, int good, int all) => (good, all) switch
    {
        (_, 0) => None(phrase, $"{words}：没有记录"),
        _ when good == all => True(phrase, $"{words}：{good}/{all}"),
        _ => False(phrase, $"{words}：{good}/{all}"),
    };
}

/// <summary>The items of a list that belong to the campaign and count at all.</summary>
internal sealed class ClaimItems(BotDbContext db, LedgerFigures figures)
{
    public IQueryable<LedgerItem> Of(string kind, FigureQuestion question)
    {
        var (from, until) = (question.Campaign.From ?? DateOnly.MinValue, question.Campaign.Latest(question.AsOf));
        var counted = figures.OnDay(db.LedgerItems.Where(i => i.Kind == kind), question.AsOf).Where(i => i.State != LedgerState.Void && i.State != LedgerState.Raised).Select(i => i.ItemId);
        return db.LedgerItems.Where(i => i.FoundOn >= from && i.FoundOn <= until && counted.Contains(i.Id));
    }
}
