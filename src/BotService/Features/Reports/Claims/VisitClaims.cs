using BotService.Features.Reports.Figures;
using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Claims;

/// <summary>What 课 and 访 say to the text: who leads a subject, what subjects were turned into, and what became of visits that met another.</summary>
internal sealed class VisitClaims(ClaimItems items, BotDbContext db, VisitReader reader, LedgerDays days) : IClaimChecks
{
    private const string Kind = ClaimedKinds.Visit;

    public IReadOnlyList<(string Phrase, ClaimCheck Check)> Checks =>
    [
        ("分工班子成员领题", LeadersAsync),
        ("防止扎堆调研", ApartAsync),
        ("确保下步能转化", TurnedAsync),
    ];

    /// <summary>How many of the leading body own a subject; a number, never who.</summary>
    private async ValueTask<ReportClaim> LeadersAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var leaders = db.Members.OnRoster(question.AsOf).Where(m => m.Group!.Tier == Tiers.Leadership);
        var subjects = items.Of(ClaimedKinds.Subject, question);
        return ReportClaim.Share(phrase, "班子成员有自己的课题", await leaders.CountAsync(m => subjects.Any(i => i.OwnerId == m.Id), cancellationToken), await leaders.CountAsync(cancellationToken));
    }

    /// <summary>A subject is closed only with what it was turned into; one that an older list calls closed says nothing of that.</summary>
    private async ValueTask<ReportClaim> TurnedAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var closings = items.Known(question).Where(e => e.To == LedgerState.Closed && e.From != LedgerState.Closed);
        var closed = items.Of(ClaimedKinds.Subject, question, LedgerState.Closed).Where(i => closings.Where(e => e.ItemId == i.Id).OrderByDescending(e => e.Id).Select(e => e.Via).FirstOrDefault() != LedgerBook.Imported);
        return ReportClaim.Share(phrase, "课题结题并有转化", await closed.CountAsync(cancellationToken), await items.Of(ClaimedKinds.Subject, question).CountAsync(cancellationToken));
    }

    /// <summary>Warned is what was merged, moved or kept, and what meets an earlier visit without a word about it; that alone speaks against the text.</summary>
    private async ValueTask<ReportClaim> ApartAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var said = await VisitWarnings.Decisions(items.Steps(Kind, question)).Select(e => new { e.ItemId, e.Verb }).Distinct().ToListAsync(cancellationToken);
        var visits = await reader.ReadAsync(items.Of(Kind, question), question.AsOf, cancellationToken);

        if (visits.Count + said.Count == 0)
        {
            return ReportClaim.None(phrase, "还没有走访的记录");
        }

        var met = VisitWarnings.Of(said.ConvertAll(one => (one.ItemId, one.Verb)), visits, new VisitClash(days));
        return met.Count == 0
            ? ReportClaim.True(phrase, "没有扎堆的走访")
            : ReportClaim.Judged(phrase, $"扎堆提示 {met.Count} 次：合并 {met.Merged}，改期或换地点 {met.Moved}，说明后仍去 {met.Kept}，没有说明 {met.Open}", met.Decided, met.Count);
    }
}
