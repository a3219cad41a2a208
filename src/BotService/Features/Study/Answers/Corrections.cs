using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>An answer that the same message puts right or that has come about since: the later one holds. 没学，啊不对，是已学 and 早上没空看，中午看完了.</summary>
internal static partial class Corrections
{
    public static void Settle(IReadOnlyList<Clause> clauses, List<Sense> senses)
    {
        SettleWhatWasMeant(clauses, senses);

        for (var i = 0; i < senses.Count - 1; i++)
        {
            if (!IsOwnAnswer(senses[i]) && !Sent().IsMatch(clauses[i].Letters) && !NotThen().IsMatch(clauses[i].Letters))
            {
                continue;
            }

            if (IsPutRight(clauses, senses, i) || (NotThen().IsMatch(clauses[i].Letters) && HasComeAbout(clauses, senses, i)))
            {
                senses[i] = new Sense(SenseKind.Neutral);
            }
        }
    }

    /// <summary>昨天没学: what comes behind it may have changed it.</summary>
    public static bool IsOfEarlier(string letters) => NotThen().IsMatch(letters);

    /// <summary>早上没学，下午接着学.</summary>
    public static bool GoesOn(string letters) => Goes().IsMatch(letters);

    /// <summary>已学，说错了: it takes back what stands before it. 刚才发错了 speaks of another message.</summary>
    public static bool TakesBack(string letters) => Wrong().IsMatch(letters) && !letters.Contains('刚', StringComparison.Ordinal);

    /// <summary>点成没学了，应该是已学: behind a slip the word that was meant.</summary>
    private static void SettleWhatWasMeant(IReadOnlyList<Clause> clauses, List<Sense> senses)
    {
        for (var i = 1; i < senses.Count; i++)
        {
            if (clauses[i].IsAsked || !(Sent().IsMatch(clauses[i - 1].Letters) || Wrong().IsMatch(clauses[i - 1].Letters)) || Meant().Match(clauses[i].Letters) is not { Success: true } meant)
            {
                continue;
            }

            if (ClauseReader.Words(meant.Groups["answer"].Value) is { } words && ClauseMeaning.Of(words, isAsked: false) is (SenseKind.Done or SenseKind.NotDone) and var kind)
            {
                senses[i] = new Sense(kind);

                if (Sent().IsMatch(clauses[i - 1].Letters))
                {
                    senses[i - 1] = new Sense(SenseKind.Neutral);
                }
            }
        }
    }

    /// <summary>At once and in so many words: 没学，啊不对，打错了，是已学. 不是 alone may belong to what follows.</summary>
    private static bool IsPutRight(IReadOnlyList<Clause> clauses, List<Sense> senses, int i)
    {
        var next = i + 1;
        var isSurely = false;

        while (next < senses.Count && !clauses[next].IsAsked && Wrong().IsMatch(clauses[next].Letters))
        {
            isSurely = isSurely || clauses[next].Letters is not "不是";
            next++;
        }

        if (!isSurely || next >= senses.Count || senses[next] is not { Kind: SenseKind.Done or SenseKind.NotDone, Lead.Length: 0 } || senses[next].Kind == senses[i].Kind)
        {
            return false;
        }

        for (var between = i + 1; between < next; between++)
        {
            senses[between] = new Sense(SenseKind.Neutral);
        }

        return true;
    }

    private static bool HasComeAbout(IReadOnlyList<Clause> clauses, List<Sense> senses, int i)
    {
        for (var later = i + 1; later < senses.Count; later++)
        {
            if (senses[later].Kind is SenseKind.Done && IsOwnAnswer(senses[later]) && Since().IsMatch(clauses[later].Letters) && !TheRest().IsMatch(clauses[later].Letters))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOwnAnswer(Sense sense) =>
        sense.Kind is SenseKind.Done or SenseKind.NotDone && (sense.Lead.Length == 0 || PersonWords.IsOfOneself(sense.Lead) || LikelyOwnDeed.In(sense.Lead));

    private const string Answers = "没学|未学|没有学|没学完|没看|没完成|未完成|已学|学完|学了|已完成";

    /// <summary>刚才手滑点成没学了.</summary>
    [GeneratedRegex(
        "^(不好意思|抱歉|对不起)?(我|刚才?|刚刚|昨天|早上|上午|之前|前面|是|上一?条|那条)*(手滑|手误|手抖|手快|不小心|不留神|一不小心|没注意|眼花|看花了眼|误|错|给)*" +
        "(点|按|发|选|报|填|回|打|写|输|记)错?(成|成了|到了|为)(个|了)?(" + Answers + ")了?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Sent();

    [GeneratedRegex(
        "^(哦|噢|喔|啊|呃|额|诶|哎|哎呀|嗯)*((不对|错了|不是)+|(我|刚才?|刚刚)*(打|说|发|点|按|写|选|填|报|搞|弄|记)错了?(字|了)?|(口误|手误|手滑|笔误|更正|纠正)(了|一下)?)(哈|啊|不好意思|抱歉|对不起|了)*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Wrong();

    /// <summary>应该是已学 and 应该学完了. 应该学完 says what ought to be done.</summary>
    [GeneratedRegex("^(我)?(?!(应该|应|本该|应当|本来)(学|看|读|听|补|完|填)(?!.*[完成好]了))(应该|应|本该|应当|其实|实际上?|实际情况|正确的|本来|我?想发的|我?要发的|想说的|要说的|准确地?说|改成|改为|更正为)(应该|就)?(是|为)?我?(?<answer>.{2,8})$")]
    private static partial Regex Meant();

    /// <summary>早上说没空看, 昨天没学, 忘了看.</summary>
    [GeneratedRegex(
        "^(我|俺|本来|原来|原本|虽然|虽说|是)*(上午|昨天|昨晚|昨儿|前天|早上|今早|早晨|中午|下午|刚才|前两天|前几天|头两天|头几天|起初|一开始|开始|周[一二三四五]|星期[一二三四五])(上午|下午|晚上|早上)?" +
        "(我|跟你|跟您|和你|和您|还|的时候|是|确实|一直|回|报|说|讲|的|了|过)*((没|没有|未)(空|时间|工夫|功夫|来得及|顾上|顾得上|能|法)?(去)?(学|看|读)(习|完|成|上)?|(没|没有)(空|时间|工夫|功夫|来得及|顾上))(的|了)?$|" +
        "^(我|俺|之前|一直|光顾着忙|都|给|也|就|是|真的?)*(忘|忘了|忘记|忘记了)(去)?(学|看|读)?(习)?(的|了)*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex NotThen();

    [GeneratedRegex("(再|接着|继续|接|回头|准备|打算|争取|会|要)(去|来)?(学|看|读|补)[^了过完]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Goes();

    [GeneratedRegex("中午|下午|晚上|晚饭|午饭|今天|今早|现在|刚|这会|后来|结果|终于|总算|已|才|挤|抽|补|下班|回家|回来|昨晚|[周期][二三四五六日天]|饭后", RegexOptions.NonBacktracking)]
    private static partial Regex Since();

    /// <summary>前面没学，后面学完了 speaks of parts.</summary>
    [GeneratedRegex("后面|后半|后边|前半|前面|一半|部分|第.{1,2}[章节篇讲课集页]", RegexOptions.NonBacktracking)]
    private static partial Regex TheRest();
}
