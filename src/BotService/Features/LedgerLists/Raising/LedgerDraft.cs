using BotService.Store;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>What one line says about a new item: its sentence, and at its end names, a day and values in any order.</summary>
internal sealed record LedgerDraft(string Title)
{
    public Member? Owner { get; init; }

    public IReadOnlyList<Member> Team { get; init; } = [];

    /// <summary>The owner stands among the words by name alone, so that a name before it takes its place: 郑凯 谢春梅.</summary>
    public bool IsOwnerBare { get; init; }

    /// <summary>It was read from the cells of a row, where a name is a person and never part of the sentence.</summary>
    public bool HasCells { get; init; }

    public int? GroupId { get; init; }

    /// <summary>The day as it was said.</summary>
    public DateOnly? Said { get; init; }

    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}

/// <summary>A part of a line that says what it is.</summary>
/// <param name="IsDay">It says until when.</param>
/// <param name="IsUnit">It says which group is responsible.</param>
/// <param name="IsPlain">A colon stands between.</param>
/// <param name="Taken">How many of the line's words it is.</param>
internal sealed record DraftMark(bool IsDay, bool IsUnit, bool IsPlain, string Value, int Taken)
{
    public bool IsPerson => !IsDay && !IsUnit;
}
