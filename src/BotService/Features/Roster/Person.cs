using BotService.Files;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>A person as a file or WeCom describes them; null means that nothing is said about it and the roster keeps what it has.</summary>
/// <param name="Line">Where in the file; 0 when there is none.</param>
internal sealed record Person(int Line, string UserId, string Name, string Group)
{
    public string UserKey { get; } = Messaging.UserKey.Of(UserId);

    public Tiers? Tier { get; init; }

    public Role? Role { get; init; }

    public IReadOnlyList<string>? OtherGroups { get; init; }

    /// <summary>The cell that names them. Where one name ends and the next begins is known when all groups are.</summary>
    public string? OtherGroupsCell { get; init; }

    public StatedDay Joined { get; init; }

    public StatedDay Left { get; init; }

    /// <summary>The sheet that the line stands in, where the file has several.</summary>
    public string? Sheet { get; init; }

    public TableProblem Problem(string reason) => new(Line, reason) { Sheet = Sheet };
}

/// <summary>A date that a file gives, leaves empty, or has no column for.</summary>
internal readonly record struct StatedDay(bool IsStated, DateOnly? Day)
{
    public static StatedDay Is(DateOnly? day) => new(true, day);

    public DateOnly? Or(DateOnly? stored) => IsStated ? Day : stored;
}

/// <summary>Everybody a source names, and what it knows of their groups.</summary>
internal sealed record WantedRoster(IReadOnlyList<Person> People, IReadOnlyDictionary<string, WantedGroup> Groups)
{
    /// <summary>What the operator should know of the source besides the people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The source is everybody there is, so whoever is missing from it is named, not only counted.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>A group that must exist afterwards; no tier keeps the tier it has.</summary>
internal sealed record WantedGroup(string Name, Tiers? Tier, int? DepartmentId = null);
