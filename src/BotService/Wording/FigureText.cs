using System.Globalization;
using BotService.Store;

namespace BotService.Wording;

/// <summary>Figures as people read them, the same in chat, in files and on pages.</summary>
internal static class FigureText
{
    private static readonly Outcome[] InOrder = [Outcome.OnTime, Outcome.Late, Outcome.Excused, Outcome.NotStudied, Outcome.Unreachable, Outcome.Pending];

    /// <summary>The words of <see cref="Figures.Counts"/>, in its order.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. InOrder.Select(outcome => outcome.Word())];

    /// <summary>The first line of every answer with figures.</summary>
    public static string Headline(IReadOnlyList<Topic> topics, string scope) =>
        $"第{topics[0].WeekNumber}周{string.Concat(topics.Select(t => $"《{t.Title}》"))} {scope}";

    /// <summary>One figure a line, 词 数, which people and scripts read alike.</summary>
    public static IReadOnlyList<string> Lines(this Figures figures) =>
        [$"应到 {figures.Expected}", .. Words.Zip(figures.Counts, (word, count) => $"{word} {count}"), $"完成率 {figures.Rate()}"];

    /// <summary>Nobody to count is said, not turned into a number.</summary>
    public static string Rate(this Figures figures) => figures.Share is { } share ? share.ToString("0.#%", CultureInfo.InvariantCulture) : "—%（没有应计入的人）";

    /// <summary>The group's name; where small ones are shown as one row, all of theirs.</summary>
    public static string Name(this GroupFigures row) => row.Names is [var alone] ? alone : $"{string.Join('、', row.Names)}（人少，合计）";
}
