namespace BotService.Ledgers;

/// <summary>The one name by which a place is compared, whatever it was called by.</summary>
internal interface IPlaceNames
{
    string Of(string name);
}
