using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>Says 没 and means that it is under way: 还剩一点没学完, 看了没看完, and 没学完，明天继续. Whoever is there still wants to be reminded.</summary>
internal static partial class Unfinished
{
    public static void Settle(IReadOnlyList<Clause> clauses, List<Sense> senses)
    {
        for (var i = 0; i < senses.Count; i++)
        {
            if (senses[i].Kind is not SenseKind.NotDone)
            {
                continue;
            }

            var letters = clauses[i].Letters;

            if (Left().IsMatch(letters) && !OfPeople().IsMatch(letters))
            {
                senses[i] = new Sense(SenseKind.Part);
            }
            else if (NoTimeForAll().IsMatch(letters) || (NotToItsEnd().IsMatch(letters) && clauses.Skip(i + 1).Any(clause => GoesOn().IsMatch(clause.Letters))))
            {
                senses[i] = new Sense(SenseKind.NotYet);
            }
        }
    }

    /// <summary>还剩一点没学完, 最后一节没看, 看了一点没看完. 一点没学 alone is all of it.</summary>
    [GeneratedRegex(
        "(剩|余下|差一?点|还差|就差|只差|欠|还有(一?点|一?些|[一两二三几半]?[章节篇页集讲]|最后|个?尾)|后半|后面|另一半|大半|一半|小半|部分|最后[一两二三几][章节篇页集讲条]|第.{1,3}[章节篇页集讲条]|尾巴|结尾).{0,10}(没|没有|未)(学|看|读|听|补)|" +
        "(学|看|读|听|翻)了(一?点儿?|一些|几[页章节篇]|一会儿?|半天|但是?|可是?|不过|就是|还是?|却|又|都)*(没|没有|未)(学|看|读|听)完", RegexOptions.NonBacktracking)]
    private static partial Regex Left();

    /// <summary>就剩我没学 is of people, and not of parts.</summary>
    [GeneratedRegex("(剩|差)下?(我|俺|咱|本人|自己)|人|[0-9一二两三几这那各]位", RegexOptions.NonBacktracking)]
    private static partial Regex OfPeople();

    /// <summary>没时间学完: not to the end, and perhaps begun. 没时间学 is an honest no.</summary>
    [GeneratedRegex("(没有?(时间|空|工夫|功夫|得空|法|法子|办法)|无法|来不及)(去|把|按时|全部?|都|再|继续|接着)*(.{0,6})((学习?|看|读|听|补|做|弄)(完|全)|完成)", RegexOptions.NonBacktracking)]
    private static partial Regex NoTimeForAll();

    [GeneratedRegex("(没|没有|未)(学习?|看|读|听|弄|做|补)?(完|全)", RegexOptions.NonBacktracking)]
    private static partial Regex NotToItsEnd();

    /// <summary>明天继续, 晚上接着看.</summary>
    [GeneratedRegex(
        "^(我|等|就|再|那|但是?|不过|争取|打算|准备|一定|尽快|抓紧|会|要|得|需要|今天|今晚|明天|明早|明晚|明儿|后天|晚上|晚点|下午|中午|上午|早上|待会儿?|一会儿?|等会儿?|回头|稍后|马上|周末|这?周[一二三四五六日天]|星期[一二三四五六日天]|下周|下班|回家|回去|到家|饭后|有空|抽空|抽时间|这两天|以后|之后|后|前|之前)*" +
        "((把)?(剩下|余下|其余|后面)的?(部分|内容)?)?(再|继续|接着|抓紧|争取|会|要|去|来|都)*(学习?|看|读|听|补|弄|继续|接着|完成)(学|看|习|完|上|好|掉|弄)*(吧|啊|哈|的|呢|哦)*$", RegexOptions.NonBacktracking)]
    private static partial Regex GoesOn();
}
