using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Features.Speaking;

/// <summary>述学 with what follows it said without a space or in another order. It is put into the documented order and then read like that, doubts included.</summary>
internal sealed partial class SpeakingReading : IReadingStep
{
    private const string Week = "第?[0-9０-９一二三四五六七八九十]{1,3}周|(?:上|本|这|下|下下)一?个?(?:周|星期|礼拜)";

    private const string When = Week + "|今天|昨天|前天";

    private const string Held = "已经?讲|讲了|讲过|讲完|顺延|推迟";

    private const string Gap = "[\\s，,。：:、]*";

    private const string Courtesy = "(?:请问|您好|你好|领导|老师|书记|主任|麻烦|想问一?下|[\\s，,])*";

    /// <summary>Whoever writes more tells a story.</summary>
    private const int LongestSaid = 60;

    public int Order => 45;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        var text = message.Text;

        if (message.IsForwarded || message.IsToMany || text.Length > LongestSaid || !text.Contains(SpeakingCommand.Word, StringComparison.Ordinal))
        {
            return otherwise(message);
        }

        if ((Figures(text) ?? Deed(text)) is { } said)
        {
            return otherwise(message with { Text = said });
        }

        var meant = otherwise(message);

        // 意见 周敏述学已讲 is an opinion: whoever says the word of another command first means that.
        return meant is Understood.Several || (meant is Understood.Run { Lead.Length: 0, Word: not SpeakingCommand.Word }) ? meant
            : OtherOrder(text) is { } ordered ? otherwise(message with { Text = ordered })
            : Own().IsMatch(text) ? new Understood.Run(SpeakingCommand.Word, SpeakingCommand.Own)
            : Asks().IsMatch(text) || CannotSpeak().IsMatch(text) ? new Understood.Run(SpeakingCommand.Word, string.Empty)
            : meant;
    }

    private static string? Figures(string text) =>
        AskedFigures().Match(text) is { Success: true } asked ? $"{SpeakingCommand.Word} {SpeakingCommand.Figures} {asked.Groups["day"].Value}".TrimEnd() : null;

    private static string? Deed(string text)
    {
        if (Volunteers().IsMatch(text))
        {
            return $"{SpeakingCommand.Word} 我来";
        }

        if (WeekFirst().Match(text) is { Success: true } week)
        {
            return $"{SpeakingCommand.Word} 安排 {week.Groups["week"].Value} {week.Groups["who"].Value}";
        }

        if (Joined().Match(text) is not { Success: true } joined)
        {
            return null;
        }

        return joined.Groups["back"].Success ? $"{SpeakingCommand.Word} {SpeakingCommand.Back}" : $"{SpeakingCommand.Word} {Documented(joined.Groups["act"].Value)} {joined.Groups["rest"].Value}".TrimEnd();
    }

    /// <summary>讲完了 and the like are 已讲.</summary>
    private static string Documented(string deed) => deed.Contains('讲', StringComparison.Ordinal) ? "已讲" : deed;

    private static string? OtherOrder(string text) =>
        NameFirst().Match(text) is { Success: true } named
            ? $"{SpeakingCommand.Word} {Documented(named.Groups["act"].Value)} {named.Groups["who"].Value} {named.Groups["when"].Value}".TrimEnd()
            : null;

    /// <summary>述学统计, 本月述学情况, 各组述学情况: all of them are the year's figures. Only behind 统计 a day may stand.</summary>
    [GeneratedRegex(
        "^" + Courtesy + "(?:看看?|查看?|查询|给我)?(?:一下|下)?(?:本月|这个月|今年|本年|全年|目前|现在|截至目前|各组|各支部|全局|全体|本组|本支部|我们组|我们支部|每周|的|[\\s，,])*述学[的\\s，,：:]*" +
        "(?:统计(?:数据?|表|情况|怎么样|如何)?[\\s，,]*(?<day>[^？?吗么\\n]{0,24}?)|(?:完成|开展|进展|覆盖)?情况(?:怎么样|如何|统计)?|数据|数字|人次|次数|进度|进展|覆盖率?|完成率|怎么样)[\\s吗呢。！!？?]*$")]
    private static partial Regex AskedFigures();

    /// <summary>述学已讲黄志远, 述学换人. 述学换人 names nobody: 人 is none.</summary>
    [GeneratedRegex(
        "^(?:每周)?述学" + Gap + "(?:(?<act>已经?讲|讲了|讲过|讲完)[了过完]*|(?<act>顺延|推迟|安排(?!表)|不换|不同意|同意|收回)|(?<act>换)(?:个?人[吧了]?|一下|成|给|为)?|(?<back>撤回|撤销|取消)(?:换人?|请求)?(?=[\\s。！!]*$))" +
        Gap + "(?<rest>.*)$")]
    private static partial Regex Joined();

    /// <summary>述学我来讲, and nothing of how it was: 述学我讲得不好.</summary>
    [GeneratedRegex("^(?:每周)?述学" + Gap + "我(?:来讲?|讲|报名|想讲|愿意讲)(?:吧|一次|啊|哈)*[\\s。！!]*$")]
    private static partial Regex Volunteers();

    /// <summary>周敏述学已讲 and 述学 周敏 已讲, with the day or the week behind it.</summary>
    [GeneratedRegex(
        "^(?:(?<who>(?![我俺你您谁])[\\p{L}0-9]{2,20}?)[\\s，,的]*述学" + Gap + "|(?:每周)?述学" + Gap + "(?<who>(?![会我俺你您谁])[\\p{L}0-9]{2,20}?)" + Gap + ")(?<act>" + Held + ")[了过完的啦\\s，,]*(?<when>" + When + ")?[的\\s。！!]*$")]
    private static partial Regex NameFirst();

    /// <summary>下周述学安排邓睿, 述学第51周安排邓睿.</summary>
    [GeneratedRegex("^(?:(?<week>" + Week + ")[\\s，,的]*述学|述学" + Gap + "(?<week>" + Week + "))" + Gap + "(?:安排|改为|改成)" + Gap + "(?<who>[^？?]{2,20})$")]
    private static partial Regex WeekFirst();

    /// <summary>我这周要述学吗.</summary>
    [GeneratedRegex("^" + Courtesy + "[^\\s，,。]{0,6}(?:我|俺|本人)[^，,。；;]{0,10}述学(?!会)[^，,。；;]{0,10}(?:吗|么|没有?|[？?])[啊呢\\s。！!？?]*$")]
    private static partial Regex Asks();

    /// <summary>我今年述学讲过几次: how often.</summary>
    [GeneratedRegex(
        "^" + Courtesy + "[^\\s，,。]{0,6}(?:我|俺|本人)[^，,。；;]{0,10}述学[^，,。；;]{0,10}(?:几次|几回|多少次|几遍|哪几周|记录|情况)[了啊呢\\s。！!？?]*$|" +
        "^" + Courtesy + "(?:述学" + Gap + ")我[^，,。；;]{0,10}(?:几次|几回|多少次|几遍|记录|情况)[了啊呢吗\\s。！!？?]*$|^我的?述学[\\s。！!？?]*$")]
    private static partial Regex Own();

    /// <summary>述学我下周讲不了，请换个人: they are shown the rota, which says how to change.</summary>
    [GeneratedRegex(
        "^" + Courtesy + "(?:我|俺|本人|这周|本周|下周|这次|明天|今天|后天|每周|的|[\\s，,])*述学(?!会)[^\\n]{0,24}" +
        "(?:讲不[了成]|(?:没法|没办法|没空|没时间|不能|不想|无法)(?:来|去|再)?讲|来不[了成]|参加不[了成]|换个?(?:人|别人)|换别人|换一换|换一下|调换|对调|改天|改期|改时间|往后|晚点|晚几天|延后|推后)[^\\n]{0,16}$")]
    private static partial Regex CannotSpeak();
}
