using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>问题一：灯不亮 问题二：漏水, and 1、灯不亮 2、漏水: several sentences in one message, counted from one.</summary>
internal static class NumberedSentences
{
    private const int ShortestSentence = 2;

    private static readonly char[] Around = [.. FoldedText.Separators, '.', '．'];

    /// <summary>What stands behind each number; empty when the text is not counted in that way.</summary>
    /// <param name="noun">The word before each number; empty where the numbers stand alone, which then open the text.</param>
    public static IReadOnlyList<string> Of(string text, string noun)
    {
        var folded = FoldedText.Of(text);
        List<(int Start, int End)> heads = [];

        for (var at = 0; at < folded.Length; at++)
        {
            if (EndOfHead(folded, at, noun, heads.Count + 1) is { } end)
            {
                heads.Add((at, end));
                at = end - 1;
            }
        }

        if (heads.Count == 0 || (noun.Length == 0 && heads[0].Start > 0))
        {
            return [];
        }

        List<string> sentences = [.. heads.Select((head, i) => text[head.End..(i + 1 < heads.Count ? heads[i + 1].Start : text.Length)].Trim(Around))];
        return sentences.TrueForAll(sentence => sentence.Length >= ShortestSentence && !sentence.Contains('\n', StringComparison.Ordinal)) ? sentences : [];
    }

    /// <summary>What stands before the first number.</summary>
    public static string Before(string text, string noun)
    {
        var folded = FoldedText.Of(text);
        var at = 0;

        while (at < folded.Length && EndOfHead(folded, at, noun, 1) is null)
        {
            at++;
        }

        return text[..at].Trim(Around);
    }

    private static int? EndOfHead(string folded, int at, string noun, int number)
    {
        // 12、 is no 2、, and 三楼二、三号房 counts nothing; 灯不亮2、漏水 does.
        var isApart = at == 0 || FoldedText.IsSeparator(folded[at - 1]) || (noun.Length == 0 && (folded[at] is '(' || (char.IsAsciiDigit(folded[at]) && !char.IsAsciiDigit(folded[at - 1]) && folded[at - 1] is not '.')));

        if (!isApart || !FoldedText.At(folded, at, noun))
        {
            return null;
        }

        var digits = at + noun.Length;
        digits += digits < folded.Length && folded[digits] is '(' or ' ' ? 1 : 0;

        if (!ItemNumber.TryRead(folded, digits, out var read, out var end) || read != number)
        {
            return null;
        }

        var isClosed = end < folded.Length && folded[end] is ')';
        end += isClosed ? 1 : 0;
        var mark = end < folded.Length ? folded[end] : '\n';
        var isMark = noun.Length > 0 ? mark is ':' or '、' or '.' or ',' or '，' or ' ' : mark is '、' or '.';

        if (!isMark && !isClosed)
        {
            return null;
        }

        end += isMark ? 1 : 0;

        // 1.5公里 and 2、3号楼.
        return !isClosed && mark is not (':' or ' ') && end < folded.Length && char.IsAsciiDigit(folded[end]) ? null : end;
    }
}
