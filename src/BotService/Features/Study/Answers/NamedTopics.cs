using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>Which topics an answer is for, from all that stands around it: 第50周、第51周 for both, 都学完了 for all that wait.</summary>
internal static partial class NamedTopics
{
    /// <summary>The topics as the commands read them, and the clause with which the remark begins.</summary>
    public static (string Reference, int Behind) Of(string text, IReadOnlyList<Clause> clauses, List<Sense> senses, int first)
    {
        List<string> found = [.. In(text, clauses[first])];
        var everything = EveryTopic(text, clauses[first]);
        AddBefore(found, text, clauses, senses, first);
        var behind = first + 1;

        for (; behind < clauses.Count; behind++)
        {
            var isAgain = senses[behind].Kind == senses[first].Kind && senses[behind].Lead.Length > 0 && EveryTopic(text, clauses[behind]) is not null;

            if (AllAlone().Match(clauses[behind].Letters) is { Success: true } alone)
            {
                everything ??= Everything(alone);
                continue;
            }

            if (!isAgain && !(senses[behind].Kind is SenseKind.Week or SenseKind.Neutral or SenseKind.Done or SenseKind.NotDone && senses[behind].Lead.Length == 0))
            {
                break;
            }

            everything ??= senses[behind].Kind == senses[first].Kind ? EveryTopic(text, clauses[behind]) : null;

            // What only stands beside the answer names a topic for it where nothing else does: 这周的学完了，上周的还欠着.
            if (found.Count == 0 || senses[behind].Kind is SenseKind.Week || senses[behind].Kind == senses[first].Kind)
            {
                found.AddRange(In(text, clauses[behind]).Where(one => found.Count == 0 || IsTitle(one) == IsTitle(found[0])));
            }
        }

        return (found.Count == 0 || IsOfTheseWeeks(clauses[first]) ? everything ?? Written(found) : Written(found), ReasonBetween(clauses, senses, first, behind) ?? behind);
    }

    /// <summary>没学 抽不出时间: why it was not done is kept with the answer.</summary>
    private static int? ReasonBetween(IReadOnlyList<Clause> clauses, List<Sense> senses, int first, int behind)
    {
        for (var at = first + 1; at < behind && senses[first].Kind is SenseKind.NotDone; at++)
        {
            if (WhyNot.Is(clauses[at].Letters))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>第50周和第51周: what one clause names, as the commands read it.</summary>
    public static string OfClause(string text, Clause clause) => Written(In(text, clause));

    /// <summary>第44-46周 and 50、51周 are read by nobody here, and a sentence of two weeks before an answer does not say which of them is answered.</summary>
    public static Doubt? Doubted(string text, IReadOnlyList<Clause> clauses, List<Sense> senses, int first)
    {
        if (Range().IsMatch(text))
        {
            return Doubt.SeveralWeeks;
        }

        return In(text, clauses[first]).Count == 0 && Nearest(text, clauses, first) is { } before && senses[before].Kind is not SenseKind.Week && In(text, clauses[before]).Distinct(StringComparer.Ordinal).Count() > 1
            ? Doubt.SeveralWeeks
            : null;
    }

    private static IReadOnlyList<string> In(string text, Clause clause) => References.All(text[clause.Start..clause.End]);

    private static string Written(IEnumerable<string> found) => string.Join(TopicReference.Joint, found.Distinct(StringComparer.Ordinal));

    private static bool IsTitle(string reference) => reference[0] is '《' or '#';

    private static void AddBefore(List<string> found, string text, IReadOnlyList<Clause> clauses, List<Sense> senses, int first)
    {
        if (found.Count == 0 && Nearest(text, clauses, first) is { } nearest)
        {
            found.AddRange(In(text, clauses[nearest]));
            first = nearest;
        }

        // 第50周、第51周学完了: those that stand by themselves right before it.
        for (var before = first - 1; found.Count > 0 && before >= 0 && senses[before].Kind is SenseKind.Week; before--)
        {
            found.InsertRange(0, [.. In(text, clauses[before]).Where(one => IsTitle(one) == IsTitle(found[0]))]);
        }
    }

    /// <summary>上周拖到最后，这周积极一回，已经学完: the last clause before the answer that names one. 比上周那个好懂 only compares.</summary>
    private static int? Nearest(string text, IReadOnlyList<Clause> clauses, int first)
    {
        for (var before = first - 1; before >= 0; before--)
        {
            if (clauses[before].Letters[0] is not '比' && In(text, clauses[before]).Count > 0)
            {
                return before;
            }
        }

        return null;
    }

    /// <summary>What stands for every topic that waits, with their number where it is said; null where the clause does not speak of all.</summary>
    private static string? EveryTopic(string text, Clause clause)
    {
        if (Counted().Match(clause.Letters) is { Success: true } counted)
        {
            return Everything(counted);
        }

        // 都 may be the texts of one topic, where those are spoken of.
        return Plain().IsMatch(clause.Letters) && !OfOneTopic().IsMatch(text) ? TopicReference.AllWord : null;
    }

    private static string Everything(Match match)
    {
        var count = match.Groups["count"].Value;
        return $"{TopicReference.AllWord}{(count.Length == 0 ? string.Empty : count is "两" or "二" ? "2" : count is "三" ? "3" : count is "四" ? "4" : count)}";
    }

    /// <summary>这三周的都学完了 is of three weeks and not of the third.</summary>
    private static bool IsOfTheseWeeks(Clause clause) => Counted().IsMatch(clause.Letters);

    [GeneratedRegex("^(我|俺|本人|那|嗯)*((这|近|最近)(?<count>[两二三四2-4])个?(周|星期|礼拜)|(?<count>两)个?(周|星期|礼拜)|这?(?<count>[两二三四2-4])[个期])的?(学习)?(主题|任务)?的?(我|俺|本人)?(也|就|已经?)*(都|全都?|全部|均)", RegexOptions.NonBacktracking)]
    private static partial Regex Counted();

    /// <summary>我都学完了 may only say that it is done already.</summary>
    [GeneratedRegex("^(那|嗯|现在|今天|昨天|昨晚|终于|总算)*(都|全都|全部|统统|通通)(已经?|是|按时|按要求|没有?|未|早就?)*(学|看|读|听|补|搞|弄|做|完成)", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex("材料|视频|音频|文件|文章|资料|课|讲话|原文|篇|章|页|条|附件|链接|内容|[这那该本]个|[这那本]期|遍|笔记", RegexOptions.NonBacktracking)]
    private static partial Regex OfOneTopic();

    /// <summary>已学，两个都是.</summary>
    [GeneratedRegex("^(这?(?<count>[两二三四2-4])[个期](主题)?(都|全)?(是|学了|学完了)?|(两周|都|全部|全都)是?)$", RegexOptions.NonBacktracking)]
    private static partial Regex AllAlone();

    private const string Number = "[0-9一二三四五六七八九十]{1,3}";

    [GeneratedRegex(
        "(第\\s*" + Number + "|(^|[^0-9])[1-5][0-9])\\s*[、，,和及与]\\s*第?\\s*" + Number + "\\s*个?(周|期|星期)|" +
        "(第\\s*" + Number + "|(^|[^0-9])[1-5]?[0-9])\\s*(周|期)?\\s*[-—–~～到至]+\\s*第?\\s*" + Number + "\\s*个?(周|期)|" +
        "[上这本]个?(周|星期|礼拜)\\s*[-—–~～到至]+\\s*(第|[本这上]个?(周|星期|礼拜))",
        RegexOptions.NonBacktracking)]
    private static partial Regex Range();
}
