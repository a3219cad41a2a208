using System.Text.RegularExpressions;
using BotService.Messaging;

namespace BotService.Files;

/// <summary>Text as a cell of a workbook may hold it.</summary>
internal static partial class WorkbookText
{
    /// <summary>What a cell holds at most in any program.</summary>
    private const int Longest = 32_767;

    /// <summary>A workbook reads _x0041_ as A, so what people wrote in that form has its line written as such a number itself.</summary>
    public static string? Of(string text)
    {
        var safe = SpreadsheetText.Safe(text);
        return safe is null ? null : Escapes().Replace(safe.Length <= Longest ? safe : MessageText.ClipRunes(safe, Longest / 2)!, "_x005F_");
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escapes();
}
