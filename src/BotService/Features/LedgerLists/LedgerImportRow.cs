using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>One row of an office's own list, as it will stand here.</summary>
internal sealed record LedgerImportRow(int Line, string Title)
{
    public string? Number { get; init; }

    public Member? Owner { get; init; }

    public string? OwnerText { get; init; }

    public IReadOnlyList<Member> Team { get; init; } = [];

    public int? GroupId { get; init; }

    public string? UnitText { get; init; }

    public DateOnly FoundOn { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>The file names no day, so the kind's usual time from the day of the file holds, and only for a new item.</summary>
    public bool IsUsualDue { get; init; }

    /// <summary>The last day of what was said, when that is a day off.</summary>
    public DateOnly? DueSaid { get; init; }

    /// <summary>First day and last, of a kind whose items are visits.</summary>
    public (DateOnly From, DateOnly To)? Visit { get; init; }

    public DateOnly? Review { get; init; }

    public LedgerState State { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public Member? Verifier { get; init; }

    /// <summary>How far it is, in the office's own words; null when they only name a state.</summary>
    public string? Progress { get; init; }

    public Dictionary<string, string> Values { get; init; } = [];

    /// <summary>That visit lies on the days of the row; a list that tells only the last day of a longer one means it too.</summary>
    public bool LiesWith(LedgerItem visit) => Visit is { } days && visit.VisitTo == days.To && (visit.VisitFrom == days.From || days.From == days.To);
}
