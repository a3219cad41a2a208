namespace BotService.Ledgers;

/// <summary>The directions of research that are set for a day; none where nothing was written.</summary>
internal interface ICampaignDirections
{
    IReadOnlyList<string> On(DateOnly day);
}
