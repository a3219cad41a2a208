namespace BotService.Files;

/// <summary>What a cell of a known column means where it shows something else than it holds, and why it cannot be taken.</summary>
internal static class CellMeaning
{
    /// <summary>What the cell shows, where that is meant and not what it holds.</summary>
    public static string? Of(RawCell cell, TableColumn known)
    {
        if (known.TakesMonths && cell.ShownDate is { Length: > 0 } date)
        {
            return date;
        }

        if (cell.Shown is not { } shown)
        {
            return null;
        }

        return (known.TakesShares && shown.EndsWith('%')) || (known.TakesShown && IsWhole(shown)) ? shown : null;
    }

    /// <param name="place">The column and its cell, as people find it in the file.</param>
    /// <param name="isText">The file is text, in which a program may have dropped the nought of 10.30.</param>
    public static string? Fault(RawCell cell, TableColumn known, string place, bool isText)
    {
        if (cell.Error is { } error)
        {
            return $"{place} 是出错的公式 {error}";
        }

        if (cell.OnlyInvisible is { } invisible)
        {
            return $"{place} 里只有看不见的字符（{invisible}），没有内容，请清空后重填";
        }

        if (known.TakesMonths && (cell.ShownDate is { Length: 0 } || (isText && TwofoldDate.Is(cell.Text))))
        {
            return $"{place} {cell.Text} {TwofoldDate.Question(cell.Text)}";
        }

        return cell.Shown is { } seen && !known.IsTime && Of(cell, known) is null
            ? $"{place} 显示为 {CellText.Quote(seen)}，存的却是 {CellText.Quote(cell.Text)}，不知道哪个对：请把这一列设成文本格式，再照原样重新填"
            : null;
    }

    /// <summary>It shows a number, and not 1.23457E+11, which leaves most of its digits out.</summary>
    private static bool IsWhole(string shown) => shown.Any(char.IsAsciiDigit) && !shown.Contains("E+", StringComparison.OrdinalIgnoreCase) && !shown.Contains("E-", StringComparison.OrdinalIgnoreCase);
}
