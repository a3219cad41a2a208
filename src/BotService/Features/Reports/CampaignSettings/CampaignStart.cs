using BotService.Ledgers;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports.CampaignSettings;

/// <summary>The first day of the campaign that runs on a day; of several the one that began last.</summary>
internal sealed class CampaignStart(IOptions<ReportOptions> options) : ICampaignStart
{
    public DateOnly? Of(DateOnly day) => options.Value.Campaigns.Where(campaign => campaign.Holds(day)).Max(campaign => campaign.From);
}
