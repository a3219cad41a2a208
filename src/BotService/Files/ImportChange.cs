namespace BotService.Files;

/// <summary>One thing that an import will do, or did: for whoever shows it, in lines or on a page.</summary>
/// <param name="Subject">Who or what changes, as people call it.</param>
/// <param name="Values">What is said of something new, or what differs.</param>
internal sealed record ImportChange(ImportChangeKind Kind, string Subject, IReadOnlyList<ValueChange> Values)
{
    /// <summary>Where in the file it stands; null where it follows from several lines.</summary>
    public int? Line { get; init; }

    public string? Sheet { get; init; }

    public override string ToString()
    {
        var sign = Kind is ImportChangeKind.New ? '+' : '~';
        var place = Line is { } line ? $"{LineText.Of(Sheet, line)} " : string.Empty;
        return $"{sign} {place}{Subject}：{string.Join(Kind is ImportChangeKind.New ? "，" : "；", Values)}";
    }
}

/// <summary>Whether something is added, or something there becomes different.</summary>
internal enum ImportChangeKind
{
    New,
    Changed,
}

/// <summary>One value before and after.</summary>
internal sealed record ValueChange(string What, string? Before, string? After)
{
    /// <summary>Somebody loses a role, a group or a duty by it, so it is said once more by itself.</summary>
    public bool IsLoss { get; init; }

    /// <summary>The value of something new, which has nothing before it.</summary>
    public bool IsFirst { get; init; }

    public static ValueChange First(string what, string? value) => new(what, null, value) { IsFirst = true };

    public override string ToString() => !IsFirst ? $"{What} {Before ?? "无"} → {After ?? "无"}" : What.Length == 0 ? After ?? string.Empty : $"{What} {After}";
}
