using BotService.Store;
using BotService.Time;

namespace BotService.Ledgers;

/// <summary>What can be done with an item. The names are what entries keep.</summary>
internal enum LedgerVerb
{
    Raise,
    Import,
    Accept,
    Take,
    Assign,
    GiveBack,
    Progress,
    Claim,
    Pass,
    Reject,
    PutOff,
    Grant,
    Refuse,
    Stand,
    Reopen,
    Relapse,
    Escalate,
    Void,
    Join,
    Leave,
    Verifier,
    Change,
    Publish,
    Link,
    Merge,
    Move,
    Keep,
    Show,
    Borrow,
    Reach,
    Miss,
    Chase,
    Hold,
    Sample,
    TakeBack,
    ToTask,
    Poll,
    Problem,
    From,
    Card,
    History,
    Origin,
    Unclear,
    Shut,
}

/// <summary>The words of each verb. What is said of an item in its past stands in <see cref="Past"/>.</summary>
internal static class LedgerVerbs
{
    private static readonly (LedgerVerb Verb, string[] Words)[] Table =
    [
        (LedgerVerb.Accept, ["立项", "确认立项", "属实"]),
        (LedgerVerb.Take, ["认领", "我来", "我领", "签收", "我来办", "我来处理", "我认领", "我来认领", "我接", "我负责", "领取", "接单"]),
        (LedgerVerb.Assign, ["派", "交给", "转给", "派给", "交办", "交办给", "指派", "指派给", "分给", "分派给", "安排给", "转交", "转交给", "交由", "改由"]),
        (LedgerVerb.GiveBack, ["退", "不归我", "退回交办", "退回"]),
        (LedgerVerb.Progress, ["进展", "报进展", "反馈", "进展情况", "最新进展", "汇报进展"]),
        (LedgerVerb.Claim, ["完成", "已完成", "办结", "已办结", "办好", "办完", "改好", "改完", "整改完成", "整改完", "整改到位", "已整改", "做完", "做好", "搞定", "搞好", "弄好", "修好", "处理完", "处理好", "处理完毕", "办理完毕", "完结", "完工", "落实到位", "报完成", "报办结", "兑现", "结题", "达标", "办成", "见效"]),
        (LedgerVerb.Pass, ["通过", "核实", "属实通过", "同意销号", "可以销号", "销号", "核实通过", "审核通过", "验收通过", "确认通过", "同意通过", "同意办结", "合格"]),
        (LedgerVerb.Reject, ["没改好", "不通过", "打回", "退回重办", "退回重做", "没通过", "没办好", "没改完", "没整改好", "不合格", "返工"]),
        (LedgerVerb.PutOff, ["延期", "申请延期", "延到", "推迟", "申请推迟", "延后", "申请延后", "宽限"]),
        (LedgerVerb.Grant, ["同意延期"]),
        (LedgerVerb.Refuse, ["不同意延期"]),
        (LedgerVerb.Stand, ["长期", "长久立", "持续整改"]),
        (LedgerVerb.Reopen, ["重开", "重新打开", "重新办"]),
        (LedgerVerb.Relapse, ["又出现", "反弹", "再次出现", "又发生", "又坏", "复发"]),
        (LedgerVerb.Escalate, ["转管理员"]),
        (LedgerVerb.Void, ["作废", "重复", "并入", "作废并入", "不用办", "不办"]),
        (LedgerVerb.Join, ["加入"]),
        (LedgerVerb.Leave, ["退出"]),
        (LedgerVerb.Verifier, ["验收人", "核实人"]),
        (LedgerVerb.Change, ["改", "修改"]),
        (LedgerVerb.Publish, ["公开"]),
        (LedgerVerb.Link, ["关联"]),
        (LedgerVerb.From, ["来自"]),
        (LedgerVerb.ToTask, ["转任务"]),
        (LedgerVerb.Poll, ["请人评价", "请群众评价"]),
        (LedgerVerb.Problem, ["问题", "发现问题", "发现的问题", "发现一个问题", "发现个问题", "看到问题", "看到的问题", "看到一个问题", "看到个问题"]),
        (LedgerVerb.Merge, ["合并"]),
        (LedgerVerb.Move, ["改到", "改期", "改期到"]),
        (LedgerVerb.Keep, ["仍去"]),
        (LedgerVerb.Show, ["晒"]),
        (LedgerVerb.Borrow, ["借鉴"]),
        (LedgerVerb.Reach, ["达到"]),
        (LedgerVerb.Miss, ["未达到", "没达到"]),
        (LedgerVerb.Chase, ["督办", "催办", "催一下", "催一催", "催催"]),
        (LedgerVerb.Hold, ["我来跟进", "我来负责", "我跟进"]),
        (LedgerVerb.TakeBack, ["撤回", "撤销", "取消"]),
        (LedgerVerb.Card, ["进度", "这个数", "意见", "建议", "评价", "看", "看看", "看一下", "查看", "查一下", "查", "打开"]),
        (LedgerVerb.History, ["看经过", "经过", "明细"]),
        (LedgerVerb.Origin, ["来历"]),
        (LedgerVerb.Unclear, ["确认", "已确认"]),
        (LedgerVerb.Shut, ["关闭", "删除", "删掉"]),
    ];

    /// <summary>Longest first, so that 不同意延期 is not 延期.</summary>
    public static IReadOnlyList<(string Word, LedgerVerb Verb)> Words { get; } =
        [.. Table.SelectMany(row => row.Words, (row, word) => (word, row.Verb)).OrderByDescending(pair => pair.word.Length)];

    /// <summary>It says 通过, and also what one does before one says that it is not good.</summary>
    public const string Checked = "核实";

    /// <summary>Before a verb that tells what was done it says when: 昨天完成.</summary>
    public const string Yesterday = "昨天";

    /// <summary>What may stand before the verb and changes nothing but the day: 已经办完, 都改好了.</summary>
    private static readonly string[] Adverbs = ["我已经", "我们已经", "我们", "我", "已经", "已全部", "全部", "都已", "都", "已", "也", "刚刚", "刚", "现在", "今天", Yesterday, "上午", "下午"];

    /// <summary>The verb at that place when an end, a separator or what may be glued to it follows, and where its words begin.</summary>
    /// <param name="kind">The kind of the item before it, whose fields may stand glued to 改; null where none is known.</param>
    public static LedgerVerb? At(string folded, int at, out int end, LedgerKind? kind = null)
    {
        foreach (var (word, verb) in Words)
        {
            if (!FoldedText.At(folded, at, word))
            {
                continue;
            }

            var behind = at + word.Length;
            end = FoldedText.SkipParticles(folded, behind);

            if (FoldedText.EndsAt(folded, end))
            {
                end = FoldedText.SkipMarks(folded, end);
                return verb;
            }

            if (GluedWords.AreWhomOrWhen(verb, folded, behind))
            {
                end = behind;
                return verb;
            }

            if (GluedWords.SayMore(verb, folded, end, kind))
            {
                return verb;
            }
        }

        end = at;
        return null;
    }

    /// <summary>诺1 践诺 已延到六点, 访5 已走访 电梯停用三个月: a kind's own word for what is done means the same as 完成, unless it is what raises another one.</summary>
    public static bool IsDoneAt(LedgerKind kind, string folded, int at, out int end)
    {
        foreach (var word in (string[])[kind.Word(LedgerState.Closed), kind.Word(LedgerState.Closed).TrimStart('已'), kind.DoneWord])
        {
            end = FoldedText.SkipParticles(folded, at + word.Length);

            if (word.Length > 1 && word != kind.Raise && !kind.AlsoRaise.Contains(word) && FoldedText.At(folded, at, word) && FoldedText.EndsAt(folded, end))
            {
                return true;
            }
        }

        end = at;
        return false;
    }

    /// <summary>How many letters of such words stand at that place, when a verb follows them.</summary>
    public static int LengthOfAdverbs(string folded, int at)
    {
        var start = at;

        while (Array.Find(Adverbs, word => FoldedText.At(folded, at, word)) is { } adverb)
        {
            at += adverb.Length;
        }

        return at > start && At(folded, at, out _) is not null ? at - start : 0;
    }

    /// <summary>任3到10月30日 asks for more time.</summary>
    public static bool IsUntilADay(string folded, int at) => at < folded.Length && folded[at] == '到' && ChineseDates.StartsWithWeekOrDate(folded.AsSpan(at + 1));

    /// <summary>They say what becomes of one item with another: 合并, 并入, 关联, 来自.</summary>
    public static bool NamesAnother(LedgerVerb verb, string word = "") => verb is LedgerVerb.Merge or LedgerVerb.Link or LedgerVerb.From || word.EndsWith("并入", StringComparison.Ordinal);

    public static string WordOf(LedgerVerb verb) => Array.Find(Table, row => row.Verb == verb).Words?[0] ?? Past(verb);

    /// <summary>The words that mean the verb.</summary>
    public static IReadOnlyList<string> WordsOf(LedgerVerb verb) => Array.Find(Table, row => row.Verb == verb).Words ?? [];

    /// <summary>What an entry is called in the history.</summary>
    public static string Past(LedgerVerb verb) => verb switch
    {
        LedgerVerb.Raise => "提出",
        LedgerVerb.Import => "导入",
        LedgerVerb.Claim => "报完成",
        LedgerVerb.PutOff => "申请延期",
        LedgerVerb.Hold => "跟进",
        LedgerVerb.Sample => "抽查",
        _ => Array.Find(Table, row => row.Verb == verb).Words?[0] ?? verb.ToString(),
    };

    /// <summary>Recorded on several items in one message; nothing that closes or claims is.</summary>
    public static bool TakesSeveral(LedgerVerb verb) => verb is LedgerVerb.Take or LedgerVerb.Hold or LedgerVerb.Progress;
}
