using BotService.Features.Reports.Figures;
using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Claims;

/// <summary>What 创 says to the text: whether there is something to measure, whether somebody did, and whether a team works on it.</summary>
internal sealed class InnovationClaims(ClaimItems items, BotDbContext db) : IClaimChecks
{
    private const string Kind = ClaimedKinds.Innovation;

    /// <summary>How the field stands in the column.</summary>
    private const string Indicator = "\"indicator\":";

    public IReadOnlyList<(string Phrase, ClaimCheck Check)> Checks =>
    [
        ("逐个制定推进方案", PlannedAsync),
        ("定期进行量化考评", MeasuredAsync),
        ("一个事项、一个专班", TeamsAsync),
    ];

    private async ValueTask<ReportClaim> PlannedAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var all = items.Of(Kind, question);
        return ReportClaim.Share(phrase, "创新有指标", await all.CountAsync(i => i.Fields.Contains(Indicator), cancellationToken), await all.CountAsync(cancellationToken));
    }

    /// <summary>Measured is what somebody outside the team passed with what it came to, within the campaign.</summary>
    private async ValueTask<ReportClaim> MeasuredAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var (all, passed) = (items.Of(Kind, question), items.Steps(Kind, question).Where(e => e.Verb == nameof(LedgerVerb.Pass) && e.To == LedgerState.Closed));
        return ReportClaim.Share(phrase, "创新有指标并在期间测过", await all.CountAsync(i => i.Fields.Contains(Indicator) && passed.Any(e => e.ItemId == i.Id), cancellationToken), await all.CountAsync(cancellationToken));
    }

    /// <summary>有专班：创新 1/2，任务 3/9.</summary>
    private async ValueTask<ReportClaim> TeamsAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var day = question.AsOf;
        var (with, all) = (0, 0);
        List<string> parts = [];

        foreach (var (kind, word) in ((string, string)[])[(Kind, "创新"), (ClaimedKinds.Task, "任务")])
        {
            var own = items.Of(kind, question);
            var (good, count) = (
                await own.CountAsync(i => db.LedgerTeams.Any(t => t.ItemId == i.Id && t.Role == LedgerRole.Member && t.Since <= day && (t.Until == null || t.Until > day)), cancellationToken),
                await own.CountAsync(cancellationToken));
            (with, all) = (with + good, all + count);
            parts.AddRange(count > 0 ? [$"{word} {good}/{count}"] : (string[])[]);
        }

        return ReportClaim.Judged(phrase, $"有专班：{(all == 0 ? "没有记录" : string.Join('，', parts))}", with, all);
    }
}
