using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports;

/// <summary>What 课 and 访 say to the text: who leads a subject, what subjects were turned into, and what became of visits that met another.</summary>
internal sealed class VisitClaims(ClaimItems items, BotDbContext db, CampaignPlaces places, LedgerDays days)
{
    private const string Kind = "visit";

    /// <summary>How many of the leading body own a subject; a number, never who.</summary>
    public async ValueTask<ReportClaim> LeadersAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var leaders = db.Members.OnRoster(question.AsOf).Where(m => m.Group!.Tier == Tiers.Leadership);
        var subjects = items.Of("subject", question);
        return ReportClaim.Share(phrase, "班子成员有自己的课题", await leaders.CountAsync(m => subjects.Any(i => i.OwnerId == m.Id), cancellationToken), await leaders.CountAsync(cancellationToken));
    }

    /// <summary>A subject is closed only with what it was turned into; one that an older list calls closed says nothing of that.</summary>
    public async ValueTask<ReportClaim> TurnedAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var closings = items.Known(question).Where(e => e.To == LedgerState.Closed && e.From != LedgerState.Closed);
        var closed = items.Of("subject", question, LedgerState.Closed).Where(i => closings.Where(e => e.ItemId == i.Id).OrderByDescending(e => e.Id).Select(e => e.Via).FirstOrDefault() != LedgerBook.Imported);
        return ReportClaim.Share(phrase, "课题结题并有转化", await closed.CountAsync(cancellationToken), await items.Of("subject", question).CountAsync(cancellationToken));
    }

    /// <summary>Warned is what was merged, moved or kept, and what meets an earlier visit without a word about it; that alone speaks against the text.</summary>
    public async ValueTask<ReportClaim> ApartAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var said = await VisitWarnings.Decisions(items.Steps(Kind, question)).Select(e => new { e.ItemId, e.Verb }).Distinct().ToListAsync(cancellationToken);
        var visits = await VisitsAsync(question, cancellationToken);

        if (visits.Count + said.Count == 0)
        {
            return ReportClaim.None(phrase, "还没有走访的记录");
        }

        var met = VisitWarnings.Of(said.ConvertAll(one => (one.ItemId, one.Verb)), visits, new VisitClash(days));
        return met.Count == 0
            ? ReportClaim.True(phrase, "没有扎堆的走访")
            : ReportClaim.Judged(phrase, $"扎堆提示 {met.Count} 次：合并 {met.Merged}，改期或换地点 {met.Moved}，说明后仍去 {met.Kept}，没有说明 {met.Open}", met.Decided, met.Count);
    }

    /// <summary>What was planned or took place, as far as the draft knew it.</summary>
    private async ValueTask<IReadOnlyList<(int ItemId, Visit Visit)>> VisitsAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        var about = db.AboutOn(question.AsOf);
        var rows = await (from visit in items.Of(Kind, question)
                          where visit.VisitFrom != null
                          select new
                          {
                              visit.Id,
                              visit.Number,
                              visit.Title,
                              visit.GroupId,
                              visit.VisitFrom,
                              visit.VisitTo,
                              Subject = about.Where(l => l.FromId == visit.Id).Min(l => (int?)l.ToId),
                          }).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.Subject).OfType<int>().Distinct().ToList();
        var fields = await db.LedgerItems.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Fields, cancellationToken);
        string? DirectionOf(int? subject) => subject is { } id && fields.TryGetValue(id, out var written) ? LedgerFields.Read(written).GetValueOrDefault("direction") : null;
        return [.. rows.Select(row => (row.Id, new Visit(row.Number, places.Of(row.Title), row.GroupId, row.VisitFrom!.Value, row.VisitTo ?? row.VisitFrom.Value, row.Subject, DirectionOf(row.Subject))))];
    }
}
