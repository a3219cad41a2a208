namespace BotService.Files;

/// <summary>What an import did or would do, in lines for the person at the keyboard; or all reasons why it did nothing.</summary>
internal sealed record ImportReport(IReadOnlyList<string> Lines, IReadOnlyList<TableProblem> Problems)
{
    private const int MostProblems = 50;

    public bool Succeeded => Problems.Count == 0;

    public static ImportReport Refused(IEnumerable<TableProblem> problems) => new([], [.. problems.OrderBy(p => p.Line ?? 0)]);

    public static ImportReport Done(params IEnumerable<string> lines) => new([.. lines], []);

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
}
