using BotService.Features.Reports.Figures;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports.CampaignSettings;

/// <summary>Which campaign a report is about.</summary>
internal sealed class Campaigns(IOptions<ReportOptions> options)
{
    public IReadOnlyList<Campaign> All => options.Value.Campaigns;

    /// <summary>The one with this name, as a snapshot keeps it; a campaign that was taken out of the file knows no names any more.</summary>
    public Campaign Named(string name) => options.Value.Campaigns.FirstOrDefault(campaign => campaign.Name == name) ?? Campaign.Unnamed with { Name = name };

    /// <summary>The same in the days that an older definition was asked for.</summary>
    public Campaign Of(string name, FigureDefinition definition) => Named(name) with { From = definition.From, Until = definition.Until };

    /// <summary>The only one that runs on the day; several are returned for a question.</summary>
    public IReadOnlyList<Campaign> On(DateOnly day)
    {
        var all = options.Value.Campaigns;
        var running = all.Where(campaign => campaign.Holds(day)).ToList();
        return (all.Count, running.Count) switch
        {
            (0, _) => [Campaign.Unnamed],
            (1, _) => all,
            (_, 0) => [.. all.OrderByDescending(campaign => campaign.From)],
            _ => running,
        };
    }

    /// <summary>Takes a campaign's name from the front of what was said.</summary>
    public Campaign? Take(ref string text)
    {
        var said = text;
        var found = options.Value.Campaigns.OrderByDescending(campaign => campaign.Name.Length).FirstOrDefault(campaign => said.StartsWith(campaign.Name, StringComparison.Ordinal));
        text = found is null ? text : text[found.Name.Length..].Trim();
        return found;
    }
}
