namespace BotService.Features.Reports.CampaignSettings;

/// <summary>What the report is about: a span of days, the names that stand in its text, the directions that were set.</summary>
internal sealed record Campaign(string Name, DateOnly? From, DateOnly? Until)
{
    /// <summary>Where nothing is written: everything that was recorded belongs to it, and no name is known.</summary>
    public static Campaign Unnamed { get; } = new(string.Empty, null, null);

    /// <summary>Upper, GuidanceGroup and whatever else a place of the text is bound to.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Directions { get; init; } = [];

    /// <summary>Other names of places that people go to.</summary>
    public IReadOnlyList<PlaceAlias> Places { get; init; } = [];

    public bool Holds(DateOnly day) => !(day < From) && !(day > Until);

    public DateOnly Latest(DateOnly asOf) => Until < asOf ? Until.Value : asOf;
}

/// <summary>Another name by which people call a place; both as names of places are compared.</summary>
internal sealed record PlaceAlias(string Other, string Place);
