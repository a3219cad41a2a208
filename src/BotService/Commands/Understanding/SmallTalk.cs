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
}
