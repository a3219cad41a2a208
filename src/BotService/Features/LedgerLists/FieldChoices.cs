using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>The values that a field may have: those of the kind's file; of a subject's direction those that the campaign sets.</summary>
internal sealed class FieldChoices(ICampaignDirections directions, LedgerDays days)
{
    /// <summary>Empty where anything may be written.</summary>
    public IReadOnlyList<string> Of(LedgerKind kind, LedgerField field) => field.Values.Count == 0 && field.Key == "direction" && kind.IsResearch ? directions.On(days.Today) : field.Values;
}
