using System.Globalization;
using System.Net;
using System.Text;

namespace BotService.Files.Charts;

/// <summary>Draws a chart as SVG with attributes alone: a style in the mark-up would need a weaker policy for the page.</summary>
internal static class SvgPainter
{
    public static string Paint(ChartLayout chart)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {chart.Width:0.#} {chart.Height:0.#}" aria-hidden="true" focusable="false">""");

        foreach (var box in chart.Boxes)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{box.X:0.#}" y="{box.Y:0.#}" width="{box.Width:0.##}" height="{box.Height:0.#}" fill="{ChartLayout.Colours[box.Part]}"/>""");
        }

        foreach (var text in chart.Texts)
        {
            var fill = text.IsOnBar ? "#ffffff" : "currentColor";
            var anchor = text.IsMiddle ? " text-anchor=\"middle\"" : string.Empty;
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{text.X:0.#}" y="{text.Y:0.#}" font-size="{text.Size:0.#}" fill="{fill}"{anchor}>{WebUtility.HtmlEncode(text.Words)}</text>""");
        }

        return svg.Append("</svg>").ToString();
    }
}
