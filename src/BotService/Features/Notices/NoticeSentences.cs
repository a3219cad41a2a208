using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Store;

namespace BotService.Features.Notices;

/// <summary>Sentences about notices without a number: 全部已阅, 通知收到, 通知谁没看. Read before any word, so that none becomes an answer to the week's topic or a new notice.</summary>
internal static partial class NoticeSentences
{
    private const string List = "通知清单";

    private static readonly string[] AllWords = ["全", "都", "均", "所有", "一并", "统统", "几"];

    /// <summary>Null when it is no such sentence.</summary>
    /// <param name="wasRead">The word of the command that records a reading.</param>
    public static Understood? Read(string text, string wasRead)
    {
        // Most messages speak of nothing of the kind.
        if (text.AsSpan().IndexOfAny("通传阅读悉") < 0)
        {
            return null;
        }

        var letters = CommandText.Normalise(text);

        if (AsksWho().IsMatch(letters) || AsksHowFar().IsMatch(letters) || AsksWhether().IsMatch(letters) || NeverCame().IsMatch(letters))
        {
            return new Understood.Run(List, string.Empty);
        }

        if (PassedOn().IsMatch(letters))
        {
            return new Understood.Talk(TalkKind.Received);
        }

        // 通知已学 may be said of the topic that a card told of, and is no title of a new notice.
        if (NoticeWasStudied().IsMatch(letters) && !DenyingSigns.StandIn(text))
        {
            return MessageReader.IsAsked(text, letters) ? new Understood.Unsure(Doubt.Asked) : new Understood.Unsure(Doubt.WhoseIsIt) { IfYes = AnswerWords.Studied };
        }

        // 已阅 alone is the documented word.
        if (letters is "已阅" or "已读")
        {
            return null;
        }

        if (WasRead().IsMatch(letters) || NoticeWasRead().IsMatch(letters))
        {
            return MessageReader.IsAsked(text, letters) ? new Understood.Run(List, string.Empty)
                : DenyingSigns.StandIn(text) ? new Understood.Unsure(Doubt.Unclear)
                : new Understood.Run(wasRead, AllWords.Any(word => letters.Contains(word, StringComparison.Ordinal)) ? NoticeReadCommand.All : string.Empty);
        }

        // 通知收到，马上落实 is no title; what is said behind it is for nobody to guess.
        return Clause.Split(text) is [{ IsAsked: false } first, _, ..] clauses && NoticeWasRead().IsMatch(first.Letters)
            ? new Understood.Run(wasRead, text[clauses[1].Start..].Trim())
            : null;
    }

    /// <summary>全部已阅, 已阅通知, 都已读，谢谢, 阅悉, 传阅完毕.</summary>
    [GeneratedRegex(
        "^(?:好的?|嗯|哦)*(?:(?:以上|这些|那些|上面)(?:的)?|[这那]?[两二三四五六七八几2-8](?:件|份|个|条)(?:都)?)?(?:我们?|俺|本人|全部|全都|全|都|均|也|刚刚?|一并|统统|统一)*" +
        "(?:已阅知?|已读|阅毕|阅知|阅悉|已知悉|已?收悉|已悉|已传阅|传阅完毕?|传阅过)(?:过|了|啦|悉)*(?:全部|所有)?(?:这|那|该|上述|各|两|几)?(?:个|份|条|件)?(?:的)?(?:通知|传达)?(?:了|谢谢您?|谢谢你|辛苦了|好的)*$", RegexOptions.NonBacktracking)]
    private static partial Regex WasRead();

    /// <summary>通知收到, 通知我看了, 两份通知都看过了.</summary>
    [GeneratedRegex(
        "^(?:好的?|嗯|哦)*(?:这|那|该|上述|各|所有|全部|[两二三四五六七八几2-8])*(?:个|份|条|件)?(?:的)?(?:通知|传达)(?:我们?|俺|本人|已经?|全部|全都|全|都|均|也|刚刚?|一并|统统)*" +
        "(?:已阅|已读|阅毕|已收到?|收到|收悉|看到|看|传阅|阅|读|知道|知悉)(?:过|完|毕|了|啦|悉)*(?:谢谢您?|谢谢你|辛苦了|好的)*$", RegexOptions.NonBacktracking)]
    private static partial Regex NoticeWasRead();

    /// <summary>通知已学, 传达我都学完了.</summary>
    [GeneratedRegex(
        "^(?:好的?|嗯|哦)*(?:这|那|该|上述|各|所有|全部|[两二三四五六七八几2-8])*(?:个|份|条|件)?(?:的)?(?:通知|传达)(?:我们?|俺|本人|已经?|全部|全都|全|都|均|也|刚刚?|一并|统统)*" +
        "(?:已经?学习?(?:完成|完毕|完|过|好|了|啦)*|(?:自学|补学|学习|学)(?:完成|完毕|完|过|好|了|啦)+)(?:谢谢您?|谢谢你|辛苦了|好的)*$", RegexOptions.NonBacktracking)]
    private static partial Regex NoticeWasStudied();

    /// <summary>通知谁没看, 谁还没看通知.</summary>
    [GeneratedRegex(
        "^(?:这|那|该|上次的?)?(?:个|份|条|件)?(?:通知|传达)(?:的)?(?:现在|都|还|到底|目前)*(?:有)?(?:谁|哪些人|哪几个人?|哪几位|哪位|几个人|多少人|几人)(?:都|还|已经?)*(?:没有?|未)?(?:看|阅|读|收到|点|确认|已阅|已读)(?:过|完|到|了|的)*(?:啊|呀|呢)?$" +
        "|^(?:还|现在|都|有)*(?:谁|哪些人|哪几个人?|哪几位|哪位|几个人|多少人|几人)(?:都|还|已经?)*(?:没有?|未)?(?:看|阅|读|收到|点|确认|已阅|已读)(?:过|完|到|了)*(?:这|那|该|上次的?)?(?:个|份|条|件)?(?:通知|传达)(?:了|的|啊|呀|呢)*$", RegexOptions.NonBacktracking)]
    private static partial Regex AsksWho();

    /// <summary>通知清单统计, 传达的完成情况, 通知怎么样了: figures, and no title.</summary>
    [GeneratedRegex(
        "^(?:请问|看看|看一?下|查看|查一?下)*(?:通知|传达)清单(?:的|统计|情况|进度|人数|数据|明细|汇总|看看|看一?下|查看|查询|查一?下|一下|怎么样|如何|怎么看|在哪里?看?|有吗|发我|给我|全部|所有|最近|本周|这周|上周|本月|了|呢|啊|呀)+$" +
        "|^(?:请问|看看|看一?下|查看|查一?下)*(?:这|那|该|上次的?)?(?:个|份|条|件)?(?:通知|传达)的?(?:现在|目前|本组|各组|大家)*(?:已阅|阅读|阅|看|读|收到|接收|完成)?的?(?:统计|情况|进度|完成率)(?:怎么样|如何|咋样)?(?:一下|了|呢|啊|呀)*$" +
        "|^(?:这|那|该|上次的?)?(?:个|份|条|件)?(?:通知|传达)的?(?:现在|目前|看|读|阅|看得|收)*(?:怎么样|如何|咋样)(?:了|呢|啊|呀)*$", RegexOptions.NonBacktracking)]
    private static partial Regex AsksHowFar();

    /// <summary>通知看了吗, 通知都收到没有.</summary>
    [GeneratedRegex("^(?:这|那|该)?(?:个|份|条|件)?(?:通知|传达)(?:大家|他们|你们|您|你|我|都|已经?)*(?:看|阅|读|收到|已阅|已读|发|发出|传达)(?:过|完|到|去|出去|了)*(?:吗|么|没有?|没)$", RegexOptions.NonBacktracking)]
    private static partial Regex AsksWhether();

    /// <summary>我没看到通知 says nothing of studying.</summary>
    [GeneratedRegex("^(?:我们?|俺|怎么|咋|为什么|还|都|也|这周|今天|一直)*(?:没有?|未)(?:看到|看见|看|收到|收|见到|见着|见|接到|阅|读)过?(?:这|那|该|什么|任何)?(?:个|份|条|件)?(?:的)?(?:通知|传达)(?:文件)?(?:啊|呀|呢|哦|了)*$", RegexOptions.NonBacktracking)]
    private static partial Regex NeverCame();

    /// <summary>通知已转发到群里 tells what was done with one.</summary>
    [GeneratedRegex("^(?:这|那|该)?(?:个|份|条|件)?通知(?:我们?)?(?:都|已经?|刚刚?)+(?:转发|转|发|贴|传|打印|下发|转达|传达|张贴)(?:到|给|在|进|至|出|去|过|完|了)*[^\\d]{0,8}$", RegexOptions.NonBacktracking)]
    private static partial Regex PassedOn();
}
