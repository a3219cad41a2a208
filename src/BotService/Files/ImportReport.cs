namespace BotService.Files;

/// <summary>What an import did or would do, in lines for the person at the keyboard and as values for a page; or all reasons why it did nothing.</summary>
internal sealed record ImportReport(IReadOnlyList<string> Lines, IReadOnlyList<TableProblem> Problems)
{
    /// <summary>As many as anybody mends in one go; a file that is wrong from top to bottom is told by its beginning.</summary>
    private const int MostProblems = 2_000;

    private const int MostChanges = 500;

    /// <summary>How the line ends that counts the changes without a line; whoever shows <see cref="Changes"/> needs none.</summary>
    public const string ChangesLeft = "处变化未列出";

    public bool Succeeded => Problems.Count == 0;

    /// <summary>Everything that is new or becomes different, in the order of the file.</summary>
    public IReadOnlyList<ImportChange> Changes { get; init; } = [];

    /// <summary>The lines without those that the changes say already; null where the lines tell by their sign which these are.</summary>
    public IReadOnlyList<string>? Brief { get; init; }

    public static ImportReport Refused(IEnumerable<TableProblem> problems) => new([], [.. problems.OrderBy(p => p.Sheet is not null).ThenBy(p => p.Line ?? 0).Distinct()]);

    /// <summary>A dry run and an import say the same; only what is known of the changes goes before the lines.</summary>
    public static ImportReport Done(IReadOnlyList<ImportChange> changes, IEnumerable<string> lines) =>
        new([.. Listed(changes), .. Losses(changes), .. lines], []) { Changes = changes };

    /// <summary>The problems as people read them: each with its line, the rest counted.</summary>
    public IEnumerable<string> ProblemLines()
    {
        if (Problems is [{ Line: null } only])
        {
            return [only.Reason];
        }

        var shown = Problems.Take(MostProblems).Select(p => p.ToString());
        return Problems.Count <= MostProblems
            ? [.. shown, $"共 {Problems.Count} 处问题，什么都没有导入；改好后再导入一次即可。"]
            : [.. shown, $"…另有 {Problems.Count - MostProblems} 处问题未列出。共 {Problems.Count} 处，什么都没有导入；改好后再导入一次即可。"];
    }

    private static IEnumerable<string> Listed(IReadOnlyList<ImportChange> changes)
    {
        var lines = changes.Take(MostChanges).Select(change => change.ToString());
        return changes.Count <= MostChanges ? lines : lines.Append($"…另有 {changes.Count - MostChanges} {ChangesLeft}");
    }

    private static IEnumerable<string> Losses(IReadOnlyList<ImportChange> changes)
    {
        var lost = changes.SelectMany(change => change.Values.Where(value => value.IsLoss).Select(value => $"! {change.Subject} 会失去：{value}")).ToList();
        return lost.Count <= MostChanges ? lost : lost.Take(MostChanges).Append($"…另有 {lost.Count - MostChanges} 处失去未列出");
    }
}
