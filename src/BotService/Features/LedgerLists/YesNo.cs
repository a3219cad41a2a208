using System.Text.RegularExpressions;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>The answer in a column such as 是否销号, as offices and programs write it: 是, ✔, TRUE, 否, ×.</summary>
/// <param name="More">What stands behind it, without a word before a day: 9月20日 of 是（于9月20日）.</param>
internal readonly partial record struct YesNo(bool IsYes, string More)
{
    private static readonly char[] Around = [' ', '　', '。', '.', '!', '！', '）', ')', '，', ',', '；', ';'];

    /// <summary>Null where neither is said, and where both are: 是/否, 是 □否.</summary>
    public static YesNo? In(string text)
    {
        var folded = FoldedText.Of(text);

        if (No().Match(folded) is { Success: true } no)
        {
            return new YesNo(false, MoreBehind(text, no.Length));
        }

        return Yes().Match(folded) is { Success: true } yes && MoreBehind(text, yes.Length) is var more && !more.Contains('否', StringComparison.Ordinal) ? new YesNo(true, more) : null;
    }

    private static string MoreBehind(string text, int at) => BeforeDay().Replace(text[at..].Trim(Around), string.Empty);

    /// <summary>A tick and a word may go on behind a comma or in brackets; 对 alone is an answer, since 对账目 is none.</summary>
    [GeneratedRegex("^(?:(?:是的?|[√✓☑✔✅]\\uFE0F?|YES|TRUE|Y)(?:\\.?$|[,;。!:( ])|对[。.!]?$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Yes();

    [GeneratedRegex("^(?:否|不是|没有|[×✗✘✕✖❌]\\uFE0F?|NO|FALSE|N)(?:\\.?$|[,;。!:( ])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex No();

    [GeneratedRegex("^(?:已经?)?[于在](?=[0-9０-９一二三四五六七八九十])")]
    private static partial Regex BeforeDay();
}
