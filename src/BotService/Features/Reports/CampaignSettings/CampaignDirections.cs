using BotService.Ledgers;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports.CampaignSettings;

/// <summary>The directions of all campaigns that run on a day, as their file writes them.</summary>
internal sealed class CampaignDirections(IOptions<ReportOptions> options) : ICampaignDirections
{
    public IReadOnlyList<string> On(DateOnly day) => [.. options.Value.Campaigns.Where(campaign => campaign.Holds(day)).SelectMany(campaign => campaign.Directions).Distinct()];
}
