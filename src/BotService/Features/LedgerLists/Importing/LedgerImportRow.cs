using BotService.Files;
using BotService.Store;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>One row of an office's own list, as it will stand here.</summary>
internal sealed record LedgerImportRow(int Line, string Title)
{
    /// <summary>The sheet, where the file has several.</summary>
    public string? Sheet { get; init; }

    /// <summary>The sentence stands in a cell that is joined over this row and those above.</summary>
    public bool IsTitleFromAbove { get; init; }

    public string? Number { get; init; }

    /// <summary>The number stands in a cell that is joined over this row and those above.</summary>
    public bool IsNumberFromAbove { get; init; }

    public Member? Owner { get; init; }

    /// <summary>Those who are not on the roster, by name; some may stand beside an owner who is.</summary>
    public string? OwnerText { get; init; }

    public IReadOnlyList<Member> Team { get; init; } = [];

    /// <summary>Where the row names no unit, that of its owner.</summary>
    public int? GroupId { get; init; }

    public string? UnitText { get; init; }

    /// <summary>The row names a unit itself.</summary>
    public bool IsUnitSaid { get; init; }

    /// <summary>It is done, whoever looks at it yet.</summary>
    public bool IsDone => State is LedgerState.Closed or LedgerState.Claimed;

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

    /// <summary>Whom the list names as verifier and the roster does not know, when nobody else was named who may.</summary>
    public string? VerifierText { get; init; }

    /// <summary>How far it is, in the office's own words; null when they only name a state.</summary>
    public string? Progress { get; init; }

    public Dictionary<string, string> Values { get; init; } = [];

    /// <summary>What the list says and the item does not, for whoever imports it.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>；核实人张局长不在名单.</summary>
    public string RemarkWords => string.Concat(Remarks.Select(remark => $"；{remark}"));

    /// <summary>黄志远、张三丰: the owner, and beside him who is not on the roster.</summary>
    public string OwnerWords => string.Join('、', ((string?[])[Owner?.Name, OwnerText]).OfType<string>());

    /// <summary>第 5 行.</summary>
    public string Place => LineText.Of(Sheet, Line);

    public TableProblem Problem(string reason) => new(Line, reason) { Sheet = Sheet };

    /// <summary>That visit lies on the days of the row; a list that tells only the last day of a longer one means it too.</summary>
    public bool LiesWith(LedgerItem visit) => LiesOn(visit.VisitFrom, visit.VisitTo);

    /// <summary>The same for the days on which a visit lay before.</summary>
    public bool LiesOn(DateOnly? from, DateOnly? to) => Visit is { } days && to == days.To && (from == days.From || days.From == days.To);
}
