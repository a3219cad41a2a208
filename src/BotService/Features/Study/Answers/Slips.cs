using System.Buffers;
using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>Messages that name an answer as one sent by mistake or to be taken back: 误点了已学 and 刚才发的没学是发错的. They say no answer themselves.</summary>
internal static partial class Slips
{
    private static readonly SearchValues<char> NoStops = SearchValues.Create(" “\"‘'「『");

    /// <summary>Passed over beside an answer that says the opposite, and a denial alone.</summary>
    public static void Settle(IReadOnlyList<Clause> clauses, List<Sense> senses)
    {
        for (var i = 0; i < senses.Count; i++)
        {
            // What was settled already, such as 点成没学了 before the word that was meant, stays so.
            if (senses[i].Kind is SenseKind.Neutral || clauses[i].IsAsked || Kind(clauses[i].Letters) is not { } sent)
            {
                continue;
            }

            var opposite = sent is SenseKind.Done ? SenseKind.NotDone : SenseKind.Done;
            senses[i] = new Sense(senses.Where((sense, other) => other != i && sense.Kind == opposite && Kind(clauses[other].Letters) is null).Any() ? SenseKind.Neutral : SenseKind.Denied);
        }
    }

    /// <summary>手滑 已学 and 误点了“已学”: the slip stands in a clause of its own with no stop behind it.</summary>
    public static Doubt? In(string text, IReadOnlyList<Clause> clauses, int first)
    {
        if (first == 0 || clauses[first].Start < clauses[first - 1].End || text.AsSpan(clauses[first - 1].End, clauses[first].Start - clauses[first - 1].End).IndexOfAnyExcept(NoStops) >= 0)
        {
            return null;
        }

        return Ahead().IsMatch(clauses[first - 1].Letters) || (clauses[first].IsQuoted(text) && AheadOfQuoted().IsMatch(clauses[first - 1].Letters)) ? Doubt.Denied : null;
    }

    /// <summary>The answer that was sent by mistake; null when the clause speaks of no slip.</summary>
    private static SenseKind? Kind(string letters) =>
        !SentBySlip().IsMatch(letters) && !SentWrong().IsMatch(letters) && !CalledWrong().IsMatch(letters) && !ToTakeBack().IsMatch(letters) ? null
        : Negated().IsMatch(letters) ? SenseKind.NotDone
        : SenseKind.Done;

    private const string Answers = "(已学|已学完|已学习|没学|未学|没有学|没学完|学完|学完了|学了|已完成|确认)";

    private const string Lead = "(不好意思|抱歉|对不起|我|刚才?|刚刚|昨天|昨晚|早上|上午|之前|前面|是|上一?条|那条|哎呀?|啊|呀|哦|又|也|都)*";

    private const string Slip = "(手滑|手误|手抖|手快|手贱|不小心|不留神|没留神|没注意|没看清|眼花|看花了眼|误操作|误触|误|错|乱|瞎|重复|多)";

    private const string Press = "(点击|点|按|发送|发|选择|选|报|填|回复|回|打|写|输入|输|戳|敲|勾|提交|触|碰)";

    [GeneratedRegex($"^{Lead}({Slip}(了|给|地|就|把)*)+{Press}(错|多|重)?(成|到|出|为)?(了|去)*(个|一个|一条|一次|一遍|两次|两遍|一下)?{Answers}(了|的|键|按钮|卡片|啦|呀|啊|哈)*$", RegexOptions.NonBacktracking)]
    private static partial Regex SentBySlip();

    [GeneratedRegex($"^{Lead}{Press}(错|岔|串|重|多)(成|到|了|为)*(个|一个|一条|一次)?{Answers}(了|的|键|按钮|啦|呀|啊|哈)*$|^{Lead}(手滑|手误|手抖|误操作)了?(已学|没学|未学)$", RegexOptions.NonBacktracking)]
    private static partial Regex SentWrong();

    /// <summary>刚才发的已学是发错的.</summary>
    [GeneratedRegex($"^.{{0,12}}{Answers}(是|属于|都是|其实是)我?(不小心|一不小心|手滑|手误|手快|误操作|误触|{Slip}{Press}|{Press}错)({Press}|到)*(的|了)*$", RegexOptions.NonBacktracking)]
    private static partial Regex CalledWrong();

    /// <summary>把我的已学撤了.</summary>
    [GeneratedRegex($"^(请|麻烦|帮我|帮忙|给我|那|就|先|不好意思)*(把|将)?(我|我的|刚才|刚刚|那个|那条|这个|这条|上一?条|的|发|点|回|报)*{Answers}(给|先|帮我|请|都)*(撤|撤回|撤掉|撤销|取消|删|删了|删掉|删除|去掉|收回|作废|清掉)(了|掉|一下|吧|啊|哈|呗)*$", RegexOptions.NonBacktracking)]
    private static partial Regex ToTakeBack();

    [GeneratedRegex($"^{Lead}(手滑|手误|手抖|手快|误点|误按|误触|误发|误报|误选|不小心{Press}|不留神{Press})(了|到|成|的)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Ahead();

    [GeneratedRegex($"^{Lead}(({Slip}(了|给|就|把)*)+{Press}|{Press}(错|多|重|岔))(了|成|成了|到|到了)?$", RegexOptions.NonBacktracking)]
    private static partial Regex AheadOfQuoted();

    [GeneratedRegex("没学|未学|没有学", RegexOptions.NonBacktracking)]
    private static partial Regex Negated();
}
