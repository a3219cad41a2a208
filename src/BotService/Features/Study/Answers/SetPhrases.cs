using System.Text.RegularExpressions;

namespace BotService.Features.Study.Answers;

/// <summary>Clauses that say what they say by their form as a whole: the time at which it was finished, and a report or a finish that is only promised.</summary>
internal static partial class SetPhrases
{
    public static SenseKind? Of(string letters) =>
        FinishedAt().IsMatch(letters) || FinishedOn().IsMatch(letters) ? SenseKind.Done
        : (ReportsLater().IsMatch(letters) && !IsBehind().IsMatch(letters)) || IsPromise(letters) ? SenseKind.Future
        : null;

    /// <summary>要看的都看完了: what was to be done is not a plan where it is done. 要看的都看完 still asks for it.</summary>
    public static string WithoutDueThings(string letters) => DueThings().Match(letters) is { Success: true } due ? letters[due.Groups["due"].Length..] : letters;

    /// <summary>和支部的同志一起学完了: with whom the sender studied.</summary>
    public static string WithoutCompany(string letters) => Company().Match(letters) is { Success: true } company ? company.Groups["own"].Value + letters[company.Groups["together"].Index..] : letters;

    /// <summary>学完了没有什么问题: a tail that says there is nothing to say.</summary>
    public static string WithoutTail(string letters) => IsPromise(letters) ? letters : PlusOne().Replace(NoQuestions().Replace(letters, string.Empty), string.Empty);

    private static bool IsPromise(string letters) => Promised().IsMatch(letters) && !IsBehind().IsMatch(letters);

    /// <summary>Only behind the sender, a time, or nothing: 张伟和支部的同志一起学完了 is of 张伟.</summary>
    [GeneratedRegex(
        "^(?<own>(我|俺|本人|已经?|刚刚?|今天|今早|昨天|昨晚|上午|中午|下午|晚上|早上|这周|本周)*)[和跟与同陪]" +
        "((本|我们|咱们)?(支部|党小组|小组|组里?|科室|科里|处里|单位|办公室)里?的?)?(同志|同事|党员|战友)们?(?<together>一起|一块|一道|一同)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Company();

    /// <summary>学习完成+1, as it is said in a group; the mark between is no letter.</summary>
    [GeneratedRegex("(?<=完成|完毕|已学|[学看读]完了)1$")]
    private static partial Regex PlusOne();

    [GeneratedRegex("(?<=[了完毕过好啊哈]|已学)(没有?|暂?无)(什么|啥|任何|其他|其它|别的|特别)?的?(问题|疑问|疑义|异议|意见|困难)(了|哈|啊|辛苦了?|辛苦您了?)?$")]
    private static partial Regex NoQuestions();

    [GeneratedRegex("^(?<due>(该|应该?|要|需要?|必须)(学习?|看|读|听|完成)的).*[了过已毕]")]
    private static partial Regex DueThings();

    /// <summary>学完时间是今早上班前. 学完时间是周五下班前 is when it is due.</summary>
    [GeneratedRegex(
        "^(我|本人|本周|这周|主题|材料|的)*(学|看|读|学习|阅读)(完成?|毕|完毕)的?(时间|时候|日期)(是|为|在|就是|应该是)?(在)?" +
        "(昨[天晚日夜儿]|前天|大前天|今早|今晨|今天(早|一早|清早|凌晨)|刚才|刚刚)[上晨间里]?" +
        "(早上|上午|中午|下午|晚上|傍晚|凌晨|夜里|[0-9一二两三四五六七八九十]{1,3}[点时分半多左右钟]*)*((上班|下班|开会|出门|出发|睡觉?|起床|吃饭|早饭|午饭|晚饭|饭|会|班|午休)(前|后|时|的时候|期间)?|左右)?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex FinishedAt();

    /// <summary>本人于11月17日晚完成《》自学. Who has yet to do it writes 将于, or 前 behind the day.</summary>
    [GeneratedRegex("^(本人|我)于[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}[日号](早|早上|上午|中午|下午|晚|晚上)?(按时|如期|按要求)?完成(了)?(本周|这周)?(\u0001|主题)?的?(学习|自学|阅读|研读)$", RegexOptions.NonBacktracking)]
    private static partial Regex FinishedOn();

    /// <summary>学完向您汇报: not yet, and 刚学完向您汇报 is.</summary>
    [GeneratedRegex("(学|看|读|补|听|弄|做)完(成|后|之后|以后|就|再|会|马上|立刻|立即|第一时间)*(向|跟|给|和|告诉|通知)(你|您|领导|书记|组织|支部|老师|主任|科长|联络员)", RegexOptions.NonBacktracking)]
    private static partial Regex ReportsLater();

    /// <summary>三天学完没问题, 这周学完没意见: how soon, and that nothing stands in the way. 学完没问题 alone and 本周主题学完没问题 may say that it is done.</summary>
    [GeneratedRegex(
        "(((这|本)一?个?(周|星期|礼拜)|[0-9一二两三四五六七八九十几]{1,3}个?半?(天|周|星期|礼拜|小时|钟头|晚上)|肯定|一定|保证)[^的主内材任文视课\u0001]{0,6}[学看读补](完|好)(是|肯定|绝对)?(没有?|无)(什么|啥|任何)?(问题|意见|异议)|" +
        "[学看读补](完|好)(是|肯定|绝对)?(没有?|无)(什么|啥|任何)?(困难|难度))的?[啊哈呀哦]?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Promised();

    [GeneratedRegex("[已刚才了过]|终于|总算|昨|特", RegexOptions.NonBacktracking)]
    private static partial Regex IsBehind();
}
