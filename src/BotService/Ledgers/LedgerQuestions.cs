namespace BotService.Ledgers;

/// <summary>Whether what is said of an item asks: 问3 通过 可以吗？, 任3 昨天完成没有.</summary>
internal static class LedgerQuestions
{
    /// <summary>Whatever follows such a question for longer is a sentence: 什么情况都摸清了，共12户.</summary>
    private const int LongestAsked = 4;

    private static readonly string[] EndsOfQuestions = ["?", "吗", "没有", "了没", "完没", "好没", "成没", "到期没"];

    /// <summary>Behind a step and its words: 问3 通过 可以吗, 任12 完成 行不行.</summary>
    private static readonly string[] EndsOfDoubt = ["?", "吗", "行不行", "可不可以", "是不是", "对不对"];

    /// <summary>What is asked of these is not done; the words of 延期 and 进展 may hold a question.</summary>
    private static readonly HashSet<LedgerVerb> Doubted =
        [LedgerVerb.Claim, LedgerVerb.Pass, LedgerVerb.Take, LedgerVerb.Assign, LedgerVerb.Accept, LedgerVerb.Grant, LedgerVerb.Show, LedgerVerb.Borrow, LedgerVerb.Reach];

    /// <summary>Behind them stands a reason, which may end in a question and be one all the same: 任12 退 这不是档案室的事吗.</summary>
    private static readonly HashSet<LedgerVerb> Reasoned =
        [LedgerVerb.Reject, LedgerVerb.GiveBack, LedgerVerb.Refuse, LedgerVerb.Stand, LedgerVerb.Reopen, LedgerVerb.Relapse, LedgerVerb.Miss];

    /// <summary>A question that begins like this is about the step and no reason for it.</summary>
    private static readonly string[] OpeningsOfDoubt = ["可以", "可不可以", "能", "我能", "我可以", "是不是", "是否", "要不要", "需要", "该不该", "行不行"];

    /// <summary>可以吗, 这样行吗: no reason is as short.</summary>
    private const int LongestDoubt = 3;

    /// <summary>Behind an item and alone they ask for it; with more behind them they tell of it: 情况已摸清.</summary>
    private static readonly string[] AskingAlone = ["情况", "详情", "状态", "进展如何", "如何", "办得如何", "怎样", "啥"];

    /// <summary>A question is answered with the item and does nothing.</summary>
    public static LedgerSaying Marked(LedgerSaying saying, string folded)
    {
        var end = folded.TrimEnd();
        var asks = EndsOfQuestions.Any(word => end.EndsWith(word, StringComparison.Ordinal));
        var words = saying.Words.Trim(' ', '?', '？', '吗', '了', '没', '有');

        if (saying.Verb is null && (AskingAlone.Contains(words) || LedgerFacets.Asking.Any(word => saying.Words.Length <= word.Length + LongestAsked && saying.Words.StartsWith(word, StringComparison.Ordinal))))
        {
            return saying with { IsAsked = true };
        }

        // 任3 昨天完成没有.
        var isBare = words is "" or LedgerVerbs.Yesterday;
        var isAsked = asks && (isBare || saying.Verb is null or LedgerVerb.Void || LedgerVerbs.NamesAnother(saying.Verb.Value));
        return isAsked || IsDoubted(saying, words, end) ? saying with { IsAsked = true } : saying;
    }

    /// <summary>问3 通过 可以吗？ closes nothing.</summary>
    private static bool IsDoubted(LedgerSaying saying, string words, string end)
    {
        if (saying.Verb is not { } verb || !Array.Exists(EndsOfDoubt, word => end.EndsWith(word, StringComparison.Ordinal)))
        {
            return false;
        }

        // What was heard on a visit may be a question: 群众问医保能报销吗.
        var isReasoned = Reasoned.Contains(verb) || (verb is LedgerVerb.Claim && saying.Items[0].Kind.IsRecord);
        return isReasoned ? words.Length <= LongestDoubt || Array.Exists(OpeningsOfDoubt, word => words.StartsWith(word, StringComparison.Ordinal)) : Doubted.Contains(verb);
    }
}
