using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>Words that bring anything to its end answer only where the message names what was studied and says nothing else: 安全生产法，拿下 and 昨天没空，今天补上了.</summary>
internal static partial class ClosingWords
{
    public static void Settle(IReadOnlyList<Clause> clauses, List<Sense> senses)
    {
        var closing = senses.FindIndex(sense => sense.Kind is SenseKind.Closed);

        if (closing < 0)
        {
            return;
        }

        var hasEarlier = clauses.Any(clause => Corrections.IsOfEarlier(clause.Letters));
        var isOfStudying = !Papers().IsMatch(clauses[closing].Letters) && Enumerable.Range(0, senses.Count).Any(i => i != closing && (Named().IsMatch(clauses[i].Letters) || Corrections.IsOfEarlier(clauses[i].Letters)));

        // 收到，安全生产法，拿下 promises it, and 昨天没空，补上 may.
        var isPromised = clauses[closing].Letters.IndexOfAny(['了', '啦', '已']) < 0 && (hasEarlier || clauses.Any(clause => Obeyed().IsMatch(clause.Letters)));

        if (isOfStudying && !isPromised && !clauses[closing].IsAsked && !senses.Where((sense, i) => i != closing && !MayStandBeside(sense.Kind) && !Corrections.IsOfEarlier(clauses[i].Letters)).Any())
        {
            senses[closing] = senses[closing] with { Kind = SenseKind.Done };
        }

        // 昨天没空看，今天打卡补上了: what has come since may have been the studying, too.
        for (var i = 0; i < senses.Count; i++)
        {
            senses[i] = senses[i].Kind is SenseKind.Closed ? new Sense(hasEarlier ? SenseKind.Unclear : SenseKind.Neutral) : senses[i];
        }
    }

    [GeneratedRegex("^(收到|好的?|好嘞|明白|遵命|是|行|放心|请放心|没问题)$", RegexOptions.NonBacktracking)]
    private static partial Regex Obeyed();

    /// <summary>What the clause itself brings to an end is the studying: 我这边学习任务已经清零.</summary>
    public static bool EndStudying(string letters) => Studying().IsMatch(letters);

    /// <summary>学习资料补上了 speaks of papers.</summary>
    [GeneratedRegex("[\\u0001\\u0002]|学(?!习(材料|资料|文件|笔记|心得))|主题|(这|本)一?个?(周|礼拜|星期|期)的")]
    private static partial Regex Studying();

    /// <summary>昨天没空，今天通知补上了 speaks of other work.</summary>
    [GeneratedRegex("材料|资料|文件|作业|通知|工作|卡片|规定|课件|打卡", RegexOptions.NonBacktracking)]
    private static partial Regex Papers();

    private static bool MayStandBeside(SenseKind kind) => kind is SenseKind.Neutral or SenseKind.Nothing or SenseKind.Week or SenseKind.Unclear or SenseKind.Closed;

    [GeneratedRegex("[\\u0001\\u0002]|主题|学习(任务|内容|材料)|^(这|本)一?个?(周|礼拜|星期|期)的$", RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
