using System.Buffers;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Leaves;

/// <summary>Who asks for leave or answers it in their own words.</summary>
internal sealed partial class LeaveIntents : IIntentSource
{
    /// <summary>没批 and 不能同意.</summary>
    private const string Denial = "(?:不|没有?|未|别)(?:能|予|要|想|可以|会|给|太|是|大|敢|完全|该|应该|打算|准备|用)?再?(?:同意|批准|准假|批假|批)";

    private const string DenialAtEnd = Denial + "(了|吧|啊|哈|的|呢|她|他|ta|这个|请假|的?假)*$|(的|假|先|暂|还)(不|没有?|未)准(了|吧|啊|哈|的|呢)*$";

    private const string DenialOfLeave = "假.{0,4}(" + Denial + "|(不|没有?|未)准)|(" + Denial + "|(不|没有?|未)准).{0,8}假";

    /// <summary>They ask, speak of one's own leave, or look for those that wait.</summary>
    private static readonly string[] NoDenial = ["我的假", "我的请", "吗", "么", "谁", "几", "哪", "有没有", "是不是", "为啥", "咋", "没批的", "未批的", "没批准的", "未批准的", "没同意的"];

    private static readonly Intent[] Rows =
    [
        // 王伟的准了，高峰的不准: the command itself says that this takes two messages.
        new(145, "的假?(准了?|批准了?|批了|同意了?).{2,8}的假?(先|暂|还)?(不|没)(准|批|同意)|的假?(先|暂|还)?(不|没)(准|批|同意).{2,8}的假?(准了?|批准了?|批了|同意了?)$")
        {
            IsDeed = true,
            Unless = NoDenial,
            Command = static (caller, said) => caller.HasOffice ? ("准假", said) : null,
            Otherwise = static (_, _) => Reply.Refuse("请假由本组联络员答复。"),
        },
        new(150, "^(不同意|不准|不批|不行不准)")
        {
            IsDeed = true,
            Command = static (caller, said) => caller.HasOffice ? ("不准", string.Empty) : ToColleague(caller, said),
            Otherwise = static (_, _) => Reply.Refuse("请假由本组联络员答复，什么也没有改。答复换述学请发：述学 同意，或 述学 不换"),
        },
        new(155, DenialAtEnd + "|" + DenialOfLeave)
        {
            IsDeed = true,
            Unless = NoDenial,
            Command = static (caller, said) => caller.HasOffice ? ("不准", NameIn(Denied().Replace(said, " "))) : ToColleague(caller, said),
            Otherwise = static (_, _) => Reply.Refuse("请假由本组联络员答复，什么也没有改。答复换述学请发：述学 同意，或 述学 不换"),
        },
        new(160, "^(行|好|可以)?(准了|批准|同意|批了|准假)|(准了|批了|准假|同意)$|批准.{0,6}请假|同意.{0,6}请假")
        {
            IsDeed = true,
            Unless = ["不同意", "没同意", "没有同意", "未同意", "不能同意", "不会同意", "不批准", "没批准", "没有批准", "未批准", "不能批准", "不准假", "没准假", "不批假"],
            Command = static (caller, said) => caller.HasOffice ? ("准假", NameIn(said)) : ToColleague(caller, said),
            Otherwise = static (_, _) => Reply.Refuse("请假由本组联络员答复，什么也没有改。答复换述学请发：述学 同意，或 述学 不换"),
        },
        new(290, "请.{0,3}假|请(个|一下|下)?(今|明|后|大后|下|本|这|周|星期|礼拜|[0-9]|从).{0,16}的[病事年产婚丧公]?假|请嫁|清假|青家|青假|告个?假|准我.{0,3}假|病假|事假|年假|产假|婚假|休假|(出差|住院|生病|发烧|手术|外出).{0,8}(学不了|没法学|不能学|参加不了)|不参加学习")
        {
            IsDeed = true,
            IsForOneself = true,
            OutranksDoubt = true,
            Command = static (caller, said) => caller.Member is not null && !LeaveMention.IsAll(said) ? (AskLeaveCommand.Word, LeaveWords(said)) : null,
            Otherwise = static (_, said) => LeaveMention.IsAll(said) ? Reply.Refuse("这句没有提交请假，学习也没有记。要请假请发：请假 日期 原因；请的假批没批发 我的。") : null,
        },
    ];

    /// <summary>The command that a colleague's request to change turns is answered by.</summary>
    private const string Turns = "述学";

    public IReadOnlyList<Intent> Intents => Rows;

    /// <summary>Whoever answers no leave answers, with 同意 alone, a colleague who wants to change places.</summary>
    private static (string Word, string Behind)? ToColleague(Viewer caller, string said) =>
        caller.Member is not null && BareConsent.Of(said) is { } agreed ? (Turns, agreed ? "同意" : "不换") : null;

    /// <summary>What is left of 批准张三请假 and 张三的假准了: the name, or nothing.</summary>
    private static string NameIn(string text)
    {
        foreach (var word in (ReadOnlySpan<string>)["批准", "同意", "准假", "准了", "批了", "请假", "的假", "可以", "好的", "行", "好", "了", "的"])
        {
            text = text.Replace(word, " ", StringComparison.Ordinal);
        }

        return NamesNobody().Replace(text.Trim(' ', '，', ',', '。', '！', '!', '　'), string.Empty);
    }

    /// <summary>我同意 and 都同意: who answers, and not whose leave it is.</summary>
    [GeneratedRegex("^(?:我|我们|都|全都|全部|没有?意见|没有?问题|[\\s，,。])+$")]
    private static partial Regex NamesNobody();

    /// <summary>The words for leave itself are taken off; days, their number and the reason stay as they were written.</summary>
    private static string LeaveWords(string text) => Asked().Replace(ForSoLong().Replace(OfDays().Replace(text, DaysIn), " $1 "), " ").Trim(' ', '，', ',', '。', '、', '：', ':', '　');

    private static readonly SearchValues<char> DayWords = SearchValues.Create("天周期拜号日月早晚");

    private static string DaysIn(Match match) => !match.Groups["days"].ValueSpan.ContainsAny(DayWords) ? match.Value
        : match.Groups["kind"].Length > 0 ? $" {match.Groups["days"].Value} {match.Groups["kind"].Value}假" : $" {match.Groups["days"].Value} ";

    /// <summary>想请周四的假.</summary>
    [GeneratedRegex("(?:(?:跟|向|和)(?:您|你|领导|书记|主任|老师)?)?(?:我|本人|俺)?(?:想|要|得|需要|打算|准备)*(?:申请|请)(?:个|一下|下(?!个?(?:周|星期|礼拜|月)))?(?<days>(?:今|明|后|大后|下|本|这|周|星期|礼拜|[0-9]|从)[^，,。；;假请]{0,16}?)的(?<kind>[病事年产婚丧公]?)假")]
    private static partial Regex OfDays();

    /// <summary>我想请三天假.</summary>
    [GeneratedRegex("(?:我|本人|俺)?(?:想|要|得|需要|打算|准备|申请){0,3}请([一二三四五六七八九十两半0-9]{1,3}个?(?:天|周|星期|礼拜|月))的?假")]
    private static partial Regex ForSoLong();

    [GeneratedRegex("(?:我|本人|俺)?(?:想|要|得|需要|打算|准备|申请){0,3}请(?:个|一个|几天|一下)?[长短小]?假(?:一下)?")]
    private static partial Regex Asked();

    /// <summary>我先不批: with what belongs to it.</summary>
    [GeneratedRegex("(?:我|先|暂时?|还是|还|也|就|现在|目前|都|并)*(?:" + Denial + "|(?:不|没有?|未)准)(?:了|吧|啊|哈|呢)*")]
    private static partial Regex Denied();
}
