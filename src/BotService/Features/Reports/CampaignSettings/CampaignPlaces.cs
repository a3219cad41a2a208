using BotService.Ledgers;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports.CampaignSettings;

/// <summary>The one name by which a place is compared: what does not matter in its spelling is taken off, and a name that the campaign's file lists under another place stands for that one.</summary>
internal sealed class CampaignPlaces(IOptions<ReportOptions> options) : IPlaceNames
{
    public string Of(string name)
    {
        var plain = PlaceName.Plain(name);
        return options.Value.Campaigns.SelectMany(campaign => campaign.Places).FirstOrDefault(place => place.Other == plain)?.Place ?? plain;
    }
}
