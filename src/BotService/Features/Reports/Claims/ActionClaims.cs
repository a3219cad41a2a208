using BotService.Features.Reports.Figures;
using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Claims;

/// <summary>What 规 says to the text: whether a prescribed action was reached, how many were judged, and whether something was done about what was missed.</summary>
internal sealed class ActionClaims(ClaimItems items, BotDbContext db) : IClaimChecks
{
    private const string Kind = ClaimedKinds.Action;

    public IReadOnlyList<(string Phrase, ClaimCheck Check)> Checks =>
    [
        ("成立由主要领导任组长", Reached("成立")),
        ("制定主题教育工作方案", Reached("方案")),
        ("落实情况进行动态监控", JudgedAsync),
        ("及时纠正整改", MendedAsync),
    ];

    private ClaimCheck Reached(string title) => async (question, phrase, cancellationToken) =>
    {
        var (reached, all) = (items.Of(Kind, question, LedgerState.Closed), items.Of(Kind, question));
        return ReportClaim.Share(phrase, $"规定动作里写着“{title}”的已达到", await reached.CountAsync(i => i.Title.Contains(title), cancellationToken), await all.CountAsync(i => i.Title.Contains(title), cancellationToken));
    };

    /// <summary>Of which it was said whether they were reached; others are in the store because somebody was named for them.</summary>
    private async ValueTask<ReportClaim> JudgedAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var verdicts = items.Known(question).Where(e => e.Verb == nameof(LedgerVerb.Reach) || e.Verb == nameof(LedgerVerb.Miss));
        return ReportClaim.Share(phrase, "规定动作有鉴定结论", await items.Of(Kind, question).CountAsync(i => verdicts.Any(e => e.ItemId == i.Id), cancellationToken), items.Prescribed(Kind));
    }

    /// <summary>Of those that were once said to be missed, how many have a problem that was raised about them.</summary>
    private async ValueTask<ReportClaim> MendedAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var missed = await items.Steps(Kind, question).Where(e => e.Verb == nameof(LedgerVerb.Miss)).Select(e => e.ItemId).Distinct().ToListAsync(cancellationToken);
        var (day, problems) = (question.AsOf, items.Of(ClaimedKinds.Problem, question));
        var mended = await db.LedgerLinks.Where(l => missed.Contains(l.ToId) && l.Relation == LedgerRelation.About && l.Day <= day && problems.Any(p => p.Id == l.FromId)).Select(l => l.ToId).Distinct().CountAsync(cancellationToken);
        return ReportClaim.Judged(phrase, missed.Count == 0 ? "没有记过未达到" : $"未达到的提了问题：{mended}/{missed.Count}", mended, missed.Count);
    }
}
