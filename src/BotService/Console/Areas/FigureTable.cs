using System.Globalization;
using BotService.Console.Html;
using BotService.Store;

namespace BotService.Console.Areas;

/// <summary>A row of figures: whose, and where it leads.</summary>
internal sealed record FigureLine(string Name, Figures Figures, string? Href = null);

/// <summary>The six outcomes as a table, in the words of 统计.</summary>
internal static class FigureTable
{
    /// <param name="head">What the rows are: 组 or 周.</param>
    public static Table Of(string caption, string head, IReadOnlyList<FigureLine> lines, bool withSum, string none)
    {
        List<TableLine> rows = [.. lines.Select(Row)];

        if (withSum && rows.Count > 0)
        {
            rows.Add(Row(new FigureLine("合计", Sum(lines.Select(line => line.Figures)))));
        }

        return new Table(caption, [head, "应到", "按时", "补学", "请假", "没学", "未送达", "未报", "完成率"], rows, none);
    }

    public static Figures Sum(IEnumerable<Figures> all) => all.Aggregate(Figures.None, (sum, some) => sum + some);

    private static TableLine Row(FigureLine line)
    {
        var f = line.Figures;
        return new([new Cell(line.Name, line.Href), Number(f.Expected), Number(f.OnTime), Number(f.Late), Number(f.Excused), Number(f.NotStudied), Number(f.Unreachable), Number(f.Pending), new Cell(f.Rate())]);
    }

    private static Cell Number(int count) => new(count.ToString(CultureInfo.InvariantCulture));
}
