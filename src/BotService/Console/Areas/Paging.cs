using System.Globalization;
using BotService.Console.Html;

namespace BotService.Console.Areas;

/// <summary>Lists of fifty a page, which go on behind the last row of the page before, so that a row that comes or goes moves no other.</summary>
internal static class Paging
{
    public const int Size = 50;

    /// <summary>One more than a page shows tells whether there is another.</summary>
    public const int Asked = Size + 1;

    private static readonly (string Name, string Words) Only = ("after", "下一页");

    /// <summary>The rows of the page, and the link to the next one when there is one.</summary>
    /// <param name="keyOf">The key of a row, which the next page goes on behind.</param>
    public static (IReadOnlyList<T> Rows, IReadOnlyList<Block> Next) Page<T>(List<T> asked, string path, Func<T, string> keyOf, params (string Name, string? Value)[] filters) =>
        Page(asked, path, Only, keyOf, filters);

    /// <summary>The same for one of several lists on a page.</summary>
    /// <param name="link">By which name the key stands in the address, and what the link says.</param>
    public static (IReadOnlyList<T> Rows, IReadOnlyList<Block> Next) Page<T>(
        List<T> asked, string path, (string Name, string Words) link, Func<T, string> keyOf, params (string Name, string? Value)[] filters)
    {
        if (asked.Count <= Size)
        {
            return (asked, []);
        }

        var rows = asked.Take(Size).ToList();
        var query = string.Join('&', filters.Where(f => !string.IsNullOrEmpty(f.Value)).Append((link.Name, keyOf(rows[^1]))).Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2!)}"));
        return (rows, [new Links([new PageLink(link.Words, $"{path}?{query}")])]);
    }

    /// <summary>A key of whole numbers; anything else is the first page.</summary>
    public static int[]? Key(string? after, int parts)
    {
        var numbers = (after ?? string.Empty).Split('.').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).ToList();
        return numbers.Count == parts && numbers.TrueForAll(n => n is not null) ? [.. numbers.Select(n => n!.Value)] : null;
    }
}
