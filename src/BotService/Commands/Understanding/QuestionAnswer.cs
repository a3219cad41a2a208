using BotService.Messaging;

namespace BotService.Commands.Understanding;

/// <summary>Reads what was said as the answer to what was asked.</summary>
internal static class QuestionAnswer
{
    private static readonly HashSet<string> Yes =
    [
        "是", "对", "好", "嗯", "嗯嗯", "行", "可以", "确认", "好的", "好吧", "是的", "对的", "没错", "ok", "okay", "同意", "要", "1", "办", "办吧", "确定", "就这样", "yes", "y", "对对", "是啊", "可以的",
    ];

    /// <summary>Yes to what is sent to people, and to nothing else.</summary>
    private static readonly HashSet<string> SendIt = ["发吧", "发", "发送", "确认发送", "确认发出", "发出", "好的发吧", "行发吧"];

    private static readonly HashSet<string> No =
    [
        "不", "不是", "不用", "算了", "取消", "0", "不发", "不发了", "先不发", "先不", "不要", "别", "否", "不对", "不行", "别发", "不用了", "算了吧", "不了", "no", "n", "不办", "不确定", "再说", "等等", "先等等", "不催了", "撤销",
    ];

    public static QuestionReading Read(string message, Question question)
    {
        var letters = CommandText.Normalise(message);

        var denies = DenyingSigns.StandIn(message);

        // 确认❌ is no yes, and a cross alone is a no.
        if (No.Contains(letters) || (denies && (letters.Length == 0 || Yes.Contains(letters) || SendIt.Contains(letters) || (question.IsYesOrNo && IsYes(message, letters, question.Choices[0])))))
        {
            return new QuestionReading(QuestionVerdict.No, null);
        }

        if (question.IsYesOrNo && IsYes(message, letters, question.Choices[0]))
        {
            return new QuestionReading(QuestionVerdict.Chosen, question.Choices[0]);
        }

        if (question.Choices.Count > 1 && !denies && !IsAsked(message) && Chosen(letters, question.Choices) is { } choice)
        {
            return new QuestionReading(QuestionVerdict.Chosen, choice);
        }

        return new QuestionReading(QuestionVerdict.SomethingElse, null);
    }

    /// <summary>Whether it can only be an answer: nobody says it who does not think of a question.</summary>
    public static bool IsOnlyAnAnswer(string message) => CommandText.Normalise(message) is var letters && !IsAsked(message) && (Yes.Contains(letters) || No.Contains(letters) || SendIt.Contains(letters));

    /// <summary>The word of another command is not yes: 关闭 does not send what was asked about 催办.</summary>
    private static bool IsYes(string message, string letters, QuestionChoice choice) => !IsAsked(message)
        && (Yes.Contains(letters) || letters == choice.Word || letters == $"确认{choice.Word}" || letters == $"{choice.Word}确认" || letters == $"{choice.Word}吧" || (choice.Sends && SendIt.Contains(letters)));

    private static bool IsAsked(string message) => message.AsSpan().IndexOfAny('?', '？') >= 0;

    private static QuestionChoice? Chosen(string letters, IReadOnlyList<QuestionChoice> choices)
    {
        var number = letters.TrimStart('第').TrimEnd('个', '项', '条');

        if (int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var at) || (at = "零一二三四五六七八九十".IndexOf(number, StringComparison.Ordinal)) > 0)
        {
            return number.Length > 0 && at >= 1 && at <= choices.Count ? choices[at - 1] : null;
        }

        var fitting = choices.Where(choice => letters.Length > 1 && CommandText.Normalise(choice.Label).Contains(letters, StringComparison.Ordinal)).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }
}

/// <summary>What the answer was, and what to do for it.</summary>
internal readonly record struct QuestionReading(QuestionVerdict Verdict, QuestionChoice? Choice);

/// <summary>The ways to answer a question.</summary>
internal enum QuestionVerdict
{
    SomethingElse,
    No,
    Chosen,
}
