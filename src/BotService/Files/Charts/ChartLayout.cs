namespace BotService.Files.Charts;

/// <summary>What a chart shows: rows of parts that add up, each with its words.</summary>
/// <param name="Title">Empty where the page says it.</param>
internal sealed record Chart(string Title, IReadOnlyList<string> Parts, IReadOnlyList<ChartRow> Rows);

/// <summary>One bar.</summary>
/// <param name="Note">What stands behind the bar: the sum and the rate.</param>
internal sealed record ChartRow(string Label, IReadOnlyList<int> Counts, string Note);

/// <summary>A rectangle in the colour of a part.</summary>
internal readonly record struct ChartBox(double X, double Y, double Width, double Height, int Part);

/// <summary>A line of text; its baseline is at <paramref name="Y"/>.</summary>
internal readonly record struct ChartText(double X, double Y, double Size, string Words, bool IsMiddle, bool IsOnBar);

/// <summary>Where everything of a chart stands. Whoever paints it decides nothing, so that the page and the picture agree.</summary>
internal sealed record ChartLayout(double Width, double Height, IReadOnlyList<ChartBox> Boxes, IReadOnlyList<ChartText> Texts)
{
    private const double Margin = 12;

    /// <summary>Of a part in the order of the figures: dark enough for white numbers, and apart also for who tells red from green badly.</summary>
    public static IReadOnlyList<string> Colours { get; } = ["#2e7d43", "#1f6fb2", "#6d5b9e", "#9a5b00", "#5f6b7a", "#b3261e"];

    /// <summary>Every bar is as long as the others: what is compared are shares, never how large a group is.</summary>
    public static ChartLayout Of(Chart chart, double width, double size)
    {
        var (boxes, texts) = (new List<ChartBox>(), new List<ChartText>());
        var y = Margin;

        if (chart.Title.Length > 0)
        {
            texts.Add(new ChartText(Margin, y + (size * 1.4), size * 1.4, chart.Title, IsMiddle: false, IsOnBar: false));
            y += size * 2.4;
        }

        y = Legend(chart.Parts, width, size, y, boxes, texts);

        foreach (var row in chart.Rows)
        {
            texts.Add(new ChartText(Margin, y + size, size, Clip($"{row.Label}  {row.Note}", (width - (2 * Margin)) / size), IsMiddle: false, IsOnBar: false));
            Bar(row, width, size, y + (size * 1.35), boxes, texts);
            y += size * 3.5;
        }

        return new ChartLayout(width, y + (Margin / 2), boxes, texts);
    }

    private static double Legend(IReadOnlyList<string> parts, double width, double size, double y, List<ChartBox> boxes, List<ChartText> texts)
    {
        var x = Margin;

        for (var part = 0; part < parts.Count; part++)
        {
            var needed = size * (1.4 + Ems(parts[part]) + 1.2);

            if (x + needed > width - Margin)
            {
                (x, y) = (Margin, y + (size * 1.6));
            }

            boxes.Add(new ChartBox(x, y + (size * 0.12), size, size, part));
            texts.Add(new ChartText(x + (size * 1.4), y + size, size, parts[part], IsMiddle: false, IsOnBar: false));
            x += needed;
        }

        return y + (size * 2.2);
    }

    private static void Bar(ChartRow row, double width, double size, double y, List<ChartBox> boxes, List<ChartText> texts)
    {
        var (all, x) = (row.Counts.Sum(), Margin);

        for (var part = 0; part < row.Counts.Count; part++)
        {
            if (row.Counts[part] == 0)
            {
                continue;
            }

            var length = (width - (2 * Margin)) * row.Counts[part] / all;
            var number = row.Counts[part].ToString(System.Globalization.CultureInfo.InvariantCulture);
            boxes.Add(new ChartBox(x, y, length, size * 1.6, part));

            // A number that does not fit stands in the table.
            if (Ems(number) * size < length - 2)
            {
                texts.Add(new ChartText(x + (length / 2), y + (size * 1.15), size, number, IsMiddle: true, IsOnBar: true));
            }

            x += length;
        }
    }

    /// <summary>About how wide a text is, in its own size: so that two painters agree without measuring.</summary>
    private static double Ems(string text) => text.EnumerateRunes().Sum(rune => rune.Value < 0x2E80 ? 0.58 : 1.0);

    private static string Clip(string text, double ems)
    {
        if (Ems(text) <= ems)
        {
            return text;
        }

        var kept = string.Empty;

        foreach (var rune in text.EnumerateRunes())
        {
            if (Ems(kept) + 2 > ems)
            {
                break;
            }

            kept += rune;
        }

        return $"{kept}…";
    }
}
