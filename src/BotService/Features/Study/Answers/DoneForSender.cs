using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>Beside the answer stands that somebody else studied or tapped for the sender: 老伴替我点的，学完了. 女儿帮我点开的，我自己看完了 is one's own.</summary>
internal static partial class DoneForSender
{
    /// <summary>With 我 these say that the sender studied as well.</summary>
    private static readonly string[] OnesOwn = ["自己", "亲自", "也", "又", "再", "听"];

    public static Doubt? In(IReadOnlyList<Clause> clauses, List<Sense> senses, int first) =>
        senses[first].Kind is SenseKind.Done && clauses.Where((clause, i) => i != first && !clause.IsAsked && IsBySomebody(clause.Letters, clauses[first].Letters)).Any() ? Doubt.WhoseIsIt : null;

    private static bool IsBySomebody(string letters, string answer)
    {
        var isOwn = answer.IndexOfAny(['我', '俺']) >= 0;

        if (BySomebody().IsMatch(letters))
        {
            return !isOwn;
        }

        var isInstead = (InsteadOfMe().Match(letters) is { Success: true } instead && !SpokenTo().IsMatch(instead.Groups["who"].Value)) || (Told().IsMatch(letters) && !Together().IsMatch(letters));
        return isInstead && letters.IndexOfAny(['的', '了', '完', '过', '着']) >= 0 && !(isOwn && (!Studied().IsMatch(letters) || OnesOwn.Any(word => answer.Contains(word, StringComparison.Ordinal))));
    }

    private const string Deed = "(点|按|戳|勾|挂|刷|看|学习?|读|听|翻|确认|打卡|签到|打勾)";

    private const string ToItsEnd = "(点|按|开|看|学|读|听|完|好|过|了|着|遍|下|一|的)*(链接|视频|按钮|课程?|材料|文章|卡片|已学|确认|主题|内容|全文|那个|这个)*(的|了)*[啊哈呀嘛呢哦]*$";

    /// <summary>我姐帮我看的. What hangs behind it may be anything else: 同事帮我看了下电脑.</summary>
    [GeneratedRegex($"^(?<who>.{{1,10}})((替|帮|代)(我|俺|本人)(给|都|全|已经?|刚刚?|昨天|昨晚|早上|上午)*{Deed}|给(我|俺)(点|按|戳|勾|挂|刷)){ToItsEnd}", RegexOptions.NonBacktracking)]
    private static partial Regex InsteadOfMe();

    /// <summary>你帮我点一下 asks the bot.</summary>
    [GeneratedRegex("^(请|麻烦|烦请|劳烦|劳驾|辛苦|那|就|先|可以|能|你|您|小助手|机器人)+$", RegexOptions.NonBacktracking)]
    private static partial Regex SpokenTo();

    /// <summary>让儿子点的.</summary>
    [GeneratedRegex($"^(我|俺|是|就|也)*(让|叫|托|喊|使唤)[^我俺你您]{{1,6}}((帮|替|代|给)(我|俺)?)?{Deed}{ToItsEnd}", RegexOptions.NonBacktracking)]
    private static partial Regex Told();

    [GeneratedRegex("一起|一块|一道|一同|叫上|喊上|叫醒|起来", RegexOptions.NonBacktracking)]
    private static partial Regex Together();

    /// <summary>我儿子看的.</summary>
    [GeneratedRegex(
        "^(都|就)?是?(我|俺)?(家|家里)?的?(老伴|爱人|老公|老婆|媳妇|妻子|丈夫|对象|儿子|女儿|闺女|姑娘|孩子|娃|孙子|孙女|外孙|爸爸?|妈妈?|父亲|母亲|哥哥?|姐姐?|弟弟?|妹妹?|同事|徒弟|室友|朋友|邻居|秘书|别人|人家|旁人|家人)们?" +
        $"(给|都|全|昨天|昨晚)*{Deed}(点|开|看|完|好|过|了)*的[啊哈呀嘛呢哦]*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex BySomebody();

    [GeneratedRegex("(我|俺|本人|让.{1,6}|叫.{1,6}|托.{1,6}|喊.{1,6})(给|都|全|已经?|刚刚?|昨天|昨晚|早上|上午|点开?|打开)*(看|学|读|听|翻|刷)", RegexOptions.NonBacktracking)]
    private static partial Regex Studied();
}
