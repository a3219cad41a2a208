namespace BotService.Ledgers;

/// <summary>What people ask of an item behind its number, and the words by which they call it a matter.</summary>
internal static class LedgerFacets
{
    /// <summary>What asks for the item when it stands right behind it.</summary>
    public static readonly IReadOnlyList<string> Asking =
        ["怎么样", "怎样了", "咋样", "什么情况", "啥情况", "到哪", "谁在办", "谁办", "谁负责", "归谁", "是谁", "办到哪", "办得怎么样", "是不是", "有没有", "是什么", "什么时候", "几号", "哪天"];

    /// <summary>任3的进展 asks for what the item is.</summary>
    private static readonly string[] Facets = ["进展", "情况", "状态", "详情", "经过", "明细", "来历", "进度", "期限", "内容"];

    /// <summary>任3的事, 任3这件事: the item once more, in other words.</summary>
    private static readonly string[] Matters = ["的这件事", "的那件事", "的事情", "这件事情", "那件事情", "这件事", "那件事", "这个事", "那个事", "的事", "这事", "那事"];

    /// <summary>任3的进展: the word behind 的, and where it begins.</summary>
    public static string? FacetAt(string folded, int at) => at < folded.Length && folded[at] == '的' ? Array.Find(Facets, word => FoldedText.At(folded, at + 1, word)) : null;

    /// <summary>How many letters of 的事, 这件事 stand there, when an end, a separator or what is said of it follows.</summary>
    public static int LengthOfMatter(string folded, int at)
    {
        if (Array.Find(Matters, word => FoldedText.At(folded, at, word)) is not { } matter)
        {
            return 0;
        }

        var end = at + matter.Length;
        return end == folded.Length || FoldedText.IsSeparator(folded[end]) || LedgerReferences.IsSaidOf(folded, end) ? matter.Length : 0;
    }
}
