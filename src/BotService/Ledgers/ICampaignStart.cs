namespace BotService.Ledgers;

/// <summary>Since when the campaign runs that holds on a day; null where none does, or where no first day was written.</summary>
internal interface ICampaignStart
{
    DateOnly? Of(DateOnly day);
}
