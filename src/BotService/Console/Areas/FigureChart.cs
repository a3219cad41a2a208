using BotService.Console.Html;
using BotService.Files.Charts;
using BotService.Wording;

namespace BotService.Console.Areas;

/// <summary>The bars that stand under a table of the same figures: wide for a screen, narrow for a phone.</summary>
internal static class FigureChart
{
    private static readonly (double Width, double Size) Wide = (900, 14);

    private static readonly (double Width, double Size) Narrow = (350, 14);

    public static Drawing Of(string label, IReadOnlyList<FigureLine> lines)
    {
        var chart = new Chart(string.Empty, FigureText.Words, [.. lines.Select(line => new ChartRow(line.Name, line.Figures.Counts, $"应到 {line.Figures.Expected}，完成率 {line.Figures.Rate()}"))]);
        return new Drawing($"{label}，六项结果的条形图，数字同上面的表格", SvgPainter.Paint(ChartLayout.Of(chart, Wide.Width, Wide.Size)), SvgPainter.Paint(ChartLayout.Of(chart, Narrow.Width, Narrow.Size)));
    }
}
