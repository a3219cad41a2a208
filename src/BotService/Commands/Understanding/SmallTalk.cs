namespace BotService.Commands.Understanding;

/// <summary>What people say to be polite; nothing is to be done about it.</summary>
internal static class SmallTalk
{
    private static readonly (TalkKind Kind, string[] Words)[] Kinds =
    [
        (TalkKind.Thanks, ["谢谢", "感谢", "多谢", "辛苦", "thanks", "thank"]),
        (TalkKind.Hello, ["你好", "您好", "在吗", "早上好", "上午好", "下午好", "晚上好", "你是谁", "你是机器人", "hello", "hi", "再见", "周末愉快", "节日快乐", "新年好", "哈哈", "晚安", "早"]),
        (TalkKind.Received, ["收到", "好的", "好", "好嘞", "嗯", "嗯嗯", "哦", "明白", "知道了", "了解", "ok", "okay", "行", "可以", "是", "对", "是的", "好滴", "好哒", "没问题", "已收到", "遵命", "继续努力", "加油", "已阅知"]),
    ];

    /// <summary>What stands beside politeness and adds nothing to it.</summary>
    private static readonly string[] Beside =
    [
        "不好意思", "抱歉", "打扰", "麻烦", "劳驾", "请问", "领导", "老师", "主任", "书记", "大家", "同志", "各位", "小助手", "助手", "机器人", "呵呵", "嘿嘿", "嘻嘻",
        "您", "你", "们", "先", "那", "的", "了", "啦", "啊", "呀", "哈", "哦", "嘛", "呢", "哟", "吧",
    ];

    private static readonly string[] Thanks = Kinds.First(kind => kind.Kind is TalkKind.Thanks).Words;

    private static readonly string[] LongestFirst = [.. Kinds.SelectMany(kind => kind.Words).Concat(Beside).OrderByDescending(word => word.Length)];

    private static readonly string[] Signs = ["👍", "👌", "🙏", "🌹", "😊", "😄", "😁", "❤", "🤝", "💪", "[强]", "[玫瑰]", "[抱拳]", "[OK]"];

    public static TalkKind? Read(string text, string letters)
    {
        if (letters.Length == 0)
        {
            return Signs.Any(sign => text.Contains(sign, StringComparison.Ordinal)) ? TalkKind.Received : null;
        }

        foreach (var (kind, words) in Kinds)
        {
            if (words.Contains(letters) || (kind is not TalkKind.Received && letters.Length <= 8 && words.Any(word => letters.StartsWith(word, StringComparison.Ordinal))))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Whether a clause is politeness and nothing else: 好的老师, and whatever begins with thanks. 早上发烧了 only begins like a greeting.</summary>
    public static bool IsNothingElse(string letters)
    {
        if (Thanks.Any(word => letters.StartsWith(word, StringComparison.Ordinal)))
        {
            return true;
        }

        var left = letters;

        while (left.Length > 0 && Array.Find(LongestFirst, word => left.StartsWith(word, StringComparison.Ordinal)) is { } polite)
        {
            left = left[polite.Length..];
        }

        return left.Length == 0;
    }

    /// <summary>The text without the clauses before and behind it that are only polite: 老师好，孩子住院了，谢谢.</summary>
    public static string WithoutIt(string text)
    {
        var clauses = Clause.Split(text);
        var first = clauses.Index().FirstOrDefault(clause => !IsNothingElse(clause.Item.Letters)).Index;
        var last = clauses.Index().LastOrDefault(clause => !IsNothingElse(clause.Item.Letters)).Index;

        // Of a text with very many clauses only the first are looked at.
        var to = clauses.Count == 0 || last == clauses.Count - 1 || CommandText.Normalise(text[clauses[^1].End..]).Length > 0 ? text.Length : clauses[last].End;
        var from = first == 0 ? 0 : clauses[first].Start;
        return text[from..Math.Max(from, to)].Trim();
    }
}
