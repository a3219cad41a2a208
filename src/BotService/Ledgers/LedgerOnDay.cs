using BotService.Store;

namespace BotService.Ledgers;

/// <summary>One item as it was on a day: what its last entry of that day or before says.</summary>
internal sealed class LedgerOnDay
{
    public int ItemId { get; init; }

    public int Number { get; init; }

    public int ChainNumber { get; init; }

    public LedgerState State { get; init; }

    public DateOnly? DueOn { get; init; }

    public int? OwnerId { get; init; }

    public string Title { get; init; } = string.Empty;

    public int? GroupId { get; init; }

    public string? UnitText { get; init; }

    public string? OwnerText { get; init; }

    public DateOnly FoundOn { get; init; }

    public DateOnly? FirstDueOn { get; init; }

    public DateOnly? ReviewOn { get; init; }

    /// <summary>Closed by a step that came with an older list; one that was opened again and closed here is not.</summary>
    public bool IsImportedClosed { get; init; }

    /// <summary>The item's values of now; whoever needs one of that day puts it back by the entries.</summary>
    public string Fields { get; set; } = string.Empty;
}
