using System.Buffers;
using System.Text;

namespace BotService.Features.Study.Answers;

/// <summary>The title of a topic in running words: 论学习学完了 is read as 《论学习》学完了, since a title may hold the very words that an answer is made of.</summary>
internal static class TitleInWords
{
    private const int Shortest = 3;

    /// <summary>So much of a part must be no word that any title may hold: 四中全会 names its topic, 深入学习 names none.</summary>
    private const int ShortestPart = 4;

    /// <summary>Words of many titles.</summary>
    private static readonly string[] Common =
    [
        "学习",
        "贯彻",
        "落实",
        "深入",
        "深化",
        "精神",
        "主题",
        "专题",
        "党的",
        "重要",
        "讲话",
        "论述",
        "关于",
        "坚持",
        "推进",
        "推动",
        "加强",
        "全面",
        "认真",
        "工作",
        "开展",
        "研究",
        "教育",
        "实践",
        "理论",
        "思想",
        "建设",
        "年度",
        "第一",
        "系列",
        "指示",
        "批示",
        "要求",
        "会议",
        "本周",
        "一周",
    ];

    /// <summary>Longer messages are remarks, and longer titles do not exist; the work grows with both.</summary>
    private const int LongestText = 200;

    /// <summary>Somebody's work about it is not the topic itself.</summary>
    private static readonly string[] Products =
    [
        "报告",
        "总结",
        "方案",
        "计划",
        "活动",
        "会",
        "培训",
        "考试",
        "测试",
        "心得",
        "征文",
        "工作",
        "课题",
        "论文",
        "问卷",
        "材料写",
        "发言",
        "汇报",
        "通知",
        "作业",
        "测验",
        "答题",
        "竞赛",
        "讲稿",
        "课件做",
        "文件办",
        "文件发",
        "新闻",
        "报道",
        "直播",
        "转播",
        "版面",
        "展板",
        "板报",
        "宣传",
    ];

    private static readonly SearchValues<char> Stops = SearchValues.Create("，。！？；,.!?; \n");

    /// <summary>Letters of studying, and of what brings it to an end: 安全生产法，拿下.</summary>
    private static readonly SearchValues<char> Studying = SearchValues.Create("学看读听阅完习啃刷睇毕拿妥齐补官k");

    /// <summary>Whether it is worth knowing which topics are open before saying that nothing was understood.</summary>
    public static bool MayBeIn(string text) => text.AsSpan().IndexOfAny(Studying) >= 0;

    /// <summary>The text with these titles in their brackets, each where it stands; null when none stands there without them.</summary>
    public static string? Marked(string text, IEnumerable<string> titles)
    {
        var marked = text;

        foreach (var title in titles.Where(title => title.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(title => title.Length))
        {
            // 《中华人民共和国安全生产法》 has its brackets.
            if (marked.IndexOf(title, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                marked = IsInBrackets(marked, at) ? marked : $"{marked[..at]}《{title}》{marked[(at + title.Length)..]}";
            }
            else if (text.Length <= LongestText && text.AsSpan().IndexOfAny('《', '》') < 0)
            {
                marked = PartMarked(marked, title) ?? marked;
            }
        }

        return marked != text ? marked : text.Length <= LongestText ? SpokenTitle.Marked(text, titles) : null;
    }

    /// <summary>经济发展学完了，从严治党没看: each clause with its own title in brackets; null unless at least two topics are named.</summary>
    public static string? EachMarked(string text, IReadOnlyList<string> titles)
    {
        if (titles.Count < 2 || text.Length > LongestText || text.AsSpan().IndexOfAny('《', '》') >= 0)
        {
            return null;
        }

        var all = new StringBuilder();
        HashSet<string> named = [];

        for (var from = 0; from < text.Length;)
        {
            var to = text.AsSpan(from).IndexOfAny(Stops) is >= 0 and var stop ? from + stop + 1 : text.Length;
            var clause = text[from..to];
            from = to;

            if (Marked(clause, titles) is not { } marked)
            {
                all.Append(clause);
                continue;
            }

            // What two titles share names neither.
            var part = marked[(marked.IndexOf('《', StringComparison.Ordinal) + 1)..marked.IndexOf('》', StringComparison.Ordinal)];

            if (titles.Where(title => title.Contains(part, StringComparison.OrdinalIgnoreCase)).ToList() is not [var title])
            {
                return null;
            }

            named.Add(title);
            all.Append(marked);
        }

        return named.Count > 1 ? all.ToString() : null;
    }

    private static bool IsInBrackets(string text, int at) => text.AsSpan(0, at).LastIndexOf('《') > text.AsSpan(0, at).LastIndexOf('》');

    /// <summary>党的二十届四中全会精神已学, of a longer title: so much of one names it, unless it goes on as something of its own.</summary>
    private static string? PartMarked(string text, string title)
    {
        var (start, length) = title.Length <= LongestText ? Shared(text, title) : default;

        if (Own(text.Substring(start, length)) < ShortestPart || IsInBrackets(text, start))
        {
            return null;
        }

        return GoesOn(text, start + length) ? null : $"{text[..start]}《{text.Substring(start, length)}》{text[(start + length)..]}";
    }

    /// <summary>What stands behind it to the end of the clause makes it something of its own: 安全生产法考试.</summary>
    public static bool GoesOn(string text, int end)
    {
        var behind = text[end..];
        var clause = behind.AsSpan().IndexOfAny(Stops) is >= 0 and var stop ? behind[..stop] : behind;
        return Products.Any(word => clause.Contains(word, StringComparison.Ordinal));
    }

    private static int Own(string part) => Common.Aggregate(part, (left, word) => left.Replace(word, string.Empty, StringComparison.Ordinal)).Length;

    /// <summary>The longest run of letters that stands in both.</summary>
    private static (int Start, int Length) Shared(string text, string title)
    {
        var best = (Start: 0, Length: 0);
        var ends = new int[title.Length + 1];

        for (var at = 0; at < text.Length; at++)
        {
            for (var to = title.Length; to > 0; to--)
            {
                ends[to] = text[at] == title[to - 1] ? ends[to - 1] + 1 : 0;

                if (ends[to] > best.Length)
                {
                    best = (at - ends[to] + 1, ends[to]);
                }
            }
        }

        return best;
    }
}
