using System.Globalization;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands.Understanding;

/// <summary>Reads what was said as the answer to what was asked.</summary>
internal static partial class QuestionAnswer
{
    private static readonly HashSet<string> Yes =
    [
        "是", "对", "好", "嗯", "嗯嗯", "行", "可以", "确认", "好的", "好吧", "是的", "对的", "没错", "ok", "okay", "同意", "要", "1", "办", "办吧", "确定", "就这样", "yes", "y", "对对", "是啊", "可以的",
    ];

    private const string Agreement = "同意";

    /// <summary>Where a request would be turned down, these may agree to the request or to turning it down: then nothing is done.</summary>
    private static readonly HashSet<string> Agreeing = [Agreement, "可以", "可以的"];

    /// <summary>Yes to what is sent to people, and to nothing else.</summary>
    private static readonly HashSet<string> SendIt = ["发吧", "发", "发送", "确认发送", "确认发出", "发出", "好的发吧", "行发吧"];

    private static readonly HashSet<string> No =
    [
        "不", "不是", "不用", "算了", "取消", "0", "不发", "不发了", "先不发", "先不", "不要", "别", "否", "不对", "不行", "别发", "不用了", "算了吧", "不了", "no", "n", "不办", "不确定", "再说", "等等", "先等等", "不催了", "撤销",
    ];

    /// <summary>Without the particles behind it: what was begun is given up.</summary>
    private static readonly HashSet<string> Dropped =
    [
        "算", "没事", "没事儿", "不必", "不需要", "作罢", "拉倒", "免", "撤", "放弃", "取消", "当我没说",
        "发错", "点错", "按错", "弄错", "搞错", "说错", "打错", "记错", "错", "手滑", "误发", "误点", "误报", "误按",
    ];

    private static readonly string[] Openers =
    [
        "好的", "好", "哦", "嗯", "唉", "啊", "哎呀", "不好意思", "抱歉", "对不起", "那就", "那", "还是", "就", "我", "先", "暂时", "这次", "也", "刚才", "刚刚", "刚",
    ];

    /// <summary>What people do with any part that is asked for: 不提了. Behind a reason it belongs to that: 个人原因，不想说.</summary>
    private static readonly HashSet<string> Deeds = ["提", "写", "说", "发", "办", "弄", "记", "报", "做", "搞"];

    /// <summary>Before a sentence they give up what it would have been: 不用了，下午能去. 不是 may only put something right.</summary>
    private static readonly HashSet<string> NoMore = ["不", "不用", "不要", "不必", "别"];

    private static readonly char[] Particles = [.. "了啦吧啊呀哈呢哦噢的"];

    public static QuestionReading Read(string message, Question question, DateTime now)
    {
        var letters = CommandText.Normalise(message);

        var denies = DenyingSigns.StandIn(message);

        // 确认❌ is no yes, and a cross alone is a no.
        if (No.Contains(letters) || (denies && (letters.Length == 0 || Yes.Contains(letters) || SendIt.Contains(letters) || (question.IsYesOrNo && IsYes(message, letters, question.Choices[0])))))
        {
            return new QuestionReading(QuestionVerdict.No, null);
        }

        if (question.IsYesOrNo && question.Choices[0].Refuses && Agreeing.Contains(letters))
        {
            return new QuestionReading(QuestionVerdict.No, null);
        }

        if (question.IsYesOrNo && IsYes(message, letters, question.Choices[0]))
        {
            return new QuestionReading(QuestionVerdict.Chosen, question.Choices[0]);
        }

        if (question.Choices.Count > 1 && !denies && !IsAsked(message) && Chosen(letters, question.Choices, now) is { } choice)
        {
            return new QuestionReading(QuestionVerdict.Chosen, choice);
        }

        return new QuestionReading(QuestionVerdict.SomethingElse, null);
    }

    /// <summary>Whether it can only be an answer: nobody says it who does not think of a question.</summary>
    public static bool IsOnlyAnAnswer(string message) => CommandText.Normalise(message) is var letters && !IsAsked(message) && (Yes.Contains(letters) || No.Contains(letters) || SendIt.Contains(letters));

    /// <summary>同意 and nothing else.</summary>
    public static bool IsAgreement(string message) => CommandText.Normalise(message) == Agreement;

    /// <summary>Whoever answers requests says 同意 to those, and not to a question about anything else.</summary>
    public static bool IsOfAnotherMatter(string message, Question question, Understood meant, Viewer caller) =>
        question.IsYesOrNo && caller.HasOffice && IsAgreement(message)
        && (meant is Understood.Wants intent ? intent.CommandFor(caller)?.Word : (meant as Understood.Run)?.Word) is { } word
        && question.Choices[0] is var asked && !asked.Refuses && asked.Word != word && !asked.Rest.Contains(Agreement, StringComparison.Ordinal);

    /// <summary>算了，谢谢 and 那就不请了吧, where the word of the command is the one that waits.</summary>
    public static bool GivesUp(string message, string word)
    {
        var clauses = Clause.Split(message).Select(clause => Bare(clause.Letters)).Where(letters => !SmallTalk.IsNothingElse(letters)).ToList();
        return clauses.Exists(letters => IsDropped(letters, word)) || (clauses.Count > 0 && (NoMore.Contains(clauses[0]) || (DeedLeftOut(clauses[0]) is { } deed && Deeds.Contains(deed))));
    }

    private static bool IsDropped(string letters, string word) => Dropped.Contains(letters)
        || (letters.EndsWith(word, StringComparison.Ordinal) && No.Contains(letters[..^word.Length]))
        || (DeedLeftOut(letters) is { } deed && (deed == word || (deed.Length == 1 && word.Contains(deed, StringComparison.Ordinal))));

    /// <summary>What is not to be done: of 不想写 it is 写.</summary>
    private static string? DeedLeftOut(string letters) => letters is ['不' or '别', .. var behind] && behind.TrimStart('想', '要', '用', '再') is { Length: > 0 } deed ? deed : null;

    /// <summary>Without what only leads to it or colours it, and without thanks.</summary>
    private static string Bare(string letters)
    {
        var left = letters.IndexOf("谢谢", StringComparison.Ordinal) is > 0 and var at ? letters[..at] : letters;

        while (Array.Find(Openers, opener => left.Length > opener.Length && left.StartsWith(opener, StringComparison.Ordinal)) is { } led)
        {
            left = left[led.Length..];
        }

        return left.TrimEnd(Particles) is { Length: > 0 } bare ? bare : left;
    }

    /// <summary>The word of another command is not yes: 关闭 does not send what was asked about 催办.</summary>
    private static bool IsYes(string message, string letters, QuestionChoice choice) => !IsAsked(message)
        && (Yes.Contains(letters) || letters == choice.Word || letters == $"确认{choice.Word}" || letters == $"{choice.Word}确认" || letters == $"{choice.Word}吧" || (choice.Sends && SendIt.Contains(letters)));

    private static bool IsAsked(string message) => message.AsSpan().IndexOfAny('?', '？') >= 0;

    private static QuestionChoice? Chosen(string letters, IReadOnlyList<QuestionChoice> choices, DateTime now)
    {
        var number = letters.TrimStart('第').TrimEnd('个', '项', '条');

        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || (number.Length == 1 && (at = "零一二三四五六七八九十".IndexOf(number, StringComparison.Ordinal)) > 0))
        {
            return number.Length > 0 && at >= 1 && at <= choices.Count ? choices[at - 1] : null;
        }

        if (ChoiceByReference.Of(letters, choices, now) is (true, var named))
        {
            return named;
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

    /// <summary>The part that was asked for.</summary>
    Missing,

    /// <summary>It may be the part that was asked for, and something speaks against it.</summary>
    Doubtful,

    /// <summary>Politeness and the like: what is missing is still waited for, and that is said.</summary>
    Waits,

    /// <summary>Something else, after which the question still waits.</summary>
    Beside,
}
