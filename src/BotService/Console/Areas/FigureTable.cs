using System.Globalization;
using BotService.Console.Html;
using BotService.Store;
using BotService.Wording;

namespace BotService.Console.Areas;

/// <summary>A row of figures: whose, and where it leads.</summary>
internal sealed record FigureLine(string Name, Figures Figures, string? Href = null)
{
    /// <summary>Where those who have not answered are named, for whoever may read it.</summary>
    public string? Unanswered { get; init; }

    /// <summary>Where each of them has a record.</summary>
    public string? Records { get; init; }
}

/// <summary>The six outcomes as a table, in the words of 统计.</summary>
internal static class FigureTable
{
    /// <param name="head">What the rows are: 组 or 周.</param>
    /// <param name="records">Where all that the sum counts is recorded; null where this person has no such place.</param>
    public static Table Of(string caption, string head, IReadOnlyList<FigureLine> lines, bool withSum, string none, string? records = null)
    {
        List<TableLine> rows = [.. lines.Select(Row)];

        if (withSum && rows.Count > 0)
        {
            rows.Add(Row(new FigureLine("合计", Sum(lines.Select(line => line.Figures))) { Records = records }));
        }

        return new Table(caption, [head, "应到", .. FigureText.Words, "完成率"], rows, none);
    }

    public static Figures Sum(IEnumerable<Figures> all) => all.Aggregate(Figures.None, (sum, some) => sum + some);

    private static TableLine Row(FigureLine line)
    {
        var f = line.Figures;
        return new(
        [
            new Cell(line.Name, line.Href), Number(f.Expected, line.Records), Number(f.OnTime), Number(f.Late), Number(f.Excused), Number(f.NotStudied),
            Number(f.Unreachable, line.Unanswered), Number(f.Pending, line.Unanswered), new Cell(f.Rate()),
        ]);
    }

    private static Cell Number(int count, string? href = null) => new(count.ToString(CultureInfo.InvariantCulture), count > 0 ? href : null);
}
