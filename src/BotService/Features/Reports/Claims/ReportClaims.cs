using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports.Claims;

/// <summary>What the text says besides its figures, held against the records. Nothing is written into the text; only a person can make a sentence true.</summary>
internal sealed class ReportClaims(IEnumerable<IClaimChecks> all, Campaigns campaigns, IOptions<ReportOptions> options)
{
    /// <summary>In the order in which they stand in the text.</summary>
    public async ValueTask<IReadOnlyList<ReportClaim>> ReadAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var text = string.Concat(options.Value.Template!.Document.Paragraphs);
        var question = new FigureQuestion(new FigureDefinition(), campaigns.Named(snapshot.Campaign), snapshot.AsOf, snapshot.MadeAt);
        var said =
            from one in all.SelectMany(checks => checks.Checks)
            let at = text.IndexOf(one.Phrase, StringComparison.Ordinal)
            where at >= 0
            orderby at
            select one;
        List<ReportClaim> claims = [];

        foreach (var (phrase, check) in said)
        {
            claims.Add(await check(question, phrase, cancellationToken));
        }

        return claims;
    }
}
