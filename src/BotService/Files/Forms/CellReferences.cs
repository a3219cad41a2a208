using System.Globalization;
using System.Text.RegularExpressions;

namespace BotService.Files.Forms;

/// <summary>The cells that a formula, or a list of ranges, speaks of, when lines come in between.</summary>
internal static partial class CellReferences
{
    /// <summary>Everything from this line on stands lower by so many; a range that ends right above it was drawn over the lines for rows, and grows with them.</summary>
    /// <param name="text">A formula without its sign, or ranges with spaces between.</param>
    /// <param name="sheet">Whose lines these are; cells of another sheet stay where they are.</param>
    /// <param name="isOfLine">It stands in one of the lines: SUM(C5:F5) and a running total mean that line, and only what ends at a fixed line means all of them.</param>
    /// <param name="onlyNamed">It stands on another sheet, so that a cell without a sheet is that one's.</param>
    public static string Opened(string text, string? sheet, int fromLine, int by, bool isOfLine = false, bool onlyNamed = false) => Change(text, sheet, onlyNamed, (first, last, isFixed) =>
        (Moved(first, fromLine, by), last is null ? null : last == fromLine - 1 && first < fromLine && (isFixed || !isOfLine) ? last + by : Moved(last.Value, fromLine, by)));

    /// <summary>What a copy of the formula speaks of, so many lines lower: a line with a dollar sign stays.</summary>
    public static string Lower(string formula, int by) => Reference().Replace(formula, match => match.Groups["line"].Success
        ? $"{match.Groups["sheet"].Value}{Cell(match, "column", "line", by)}{(match.Groups["toLine"].Success ? $":{Cell(match, "toColumn", "toLine", by)}" : string.Empty)}"
        : match.Value);

    private static int Moved(int line, int fromLine, int by) => line >= fromLine ? line + by : line;

    private static string Change(string text, string? sheet, bool onlyNamed, Func<int, int?, bool, (int First, int? Last)> change) => Reference().Replace(text, match =>
    {
        if (!match.Groups["line"].Success || (match.Groups["sheet"].Value.TrimEnd('!').Trim('\'') is var named && (named.Length > 0 ? named != sheet : onlyNamed)))
        {
            return match.Value;
        }

        var (first, last) = change(LineOf(match, "line"), match.Groups["toLine"].Success ? LineOf(match, "toLine") : null, Dollar(match, "toLine").Length > 0);
        var from = string.Create(CultureInfo.InvariantCulture, $"{match.Groups["sheet"].Value}{match.Groups["column"].Value}{Dollar(match, "line")}{first}");
        return last is null ? from : string.Create(CultureInfo.InvariantCulture, $"{from}:{match.Groups["toColumn"].Value}{Dollar(match, "toLine")}{last}");
    });

    private static string Cell(Match match, string column, string line, int by) =>
        string.Create(CultureInfo.InvariantCulture, $"{match.Groups[column].Value}{Dollar(match, line)}{LineOf(match, line) + (Dollar(match, line).Length > 0 ? 0 : by)}");

    private static string Dollar(Match match, string line) => match.Groups[line].Value.StartsWith('$') ? "$" : string.Empty;

    private static int LineOf(Match match, string line) => int.Parse(match.Groups[line].ValueSpan.TrimStart('$'), CultureInfo.InvariantCulture);

    /// <summary>A text in quotes, or a cell with what it may be the beginning of; LOG10( is neither.</summary>
    [GeneratedRegex("""
        "[^"]*"|(?<![\w.$])(?<sheet>(?:'[^']+'|[\w.]+)!)?(?<column>\$?[A-Z]{1,3})(?<line>\$?[1-9][0-9]{0,6})(?::(?<toColumn>\$?[A-Z]{1,3})(?<toLine>\$?[1-9][0-9]{0,6}))?(?![\w(.])
        """, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
