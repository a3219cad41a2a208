using System.Text.RegularExpressions;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>Words behind an item that are no progress, though they name no verb as it is written: an intent, a question, a step that is begun.</summary>
internal static partial class NoProgress
{
    private const string Step = "(?:延期|推迟|延后|宽限|延长|缓(?![解和冲])[一几]?|改期|改到|改期限|改时间|改日期|换人|退回|退掉|交给|转给|转交|派给|认领|签收|作废|撤[回销]|取消|合并|重开|加人|加入|退出|公开)";

    private const string HowLong = "(?:个?[0-9一二两三四五六七八九十半几]{1,3}个?(?:工作日|天|日|周|星期|礼拜|月))";

    /// <summary>These stand before an object of their own too, unless nothing, the item or what an item has follows.</summary>
    private const string Work =
        @"(?:签收|取消|合并|公开|修改)(?!$|[,。;:!?、\n 吧了]|一下|掉|[这该那]|任务 ?(?:[0-9]|$)|[问任亮课访创实规] ?[0-9]|[到至给为成和与]|期限|时限|时间|日期|内容|标题|题目|责任人|负责人|上一|上次|刚|延期|认领|申请|办结|完成)";

    private static readonly char[] ClauseEnds = [' ', ',', '。', ';', '!', '、', '\n'];

    public static bool Is(string words)
    {
        var folded = FoldedText.Of(words);
        return AsksIn(folded) || Array.Exists(folded.Split(ClauseEnds), WishesForTime) || Intent().IsMatch(folded) || (!Told().IsMatch(folded) && (Request().IsMatch(folded) || Begun().IsMatch(folded)));
    }

    /// <summary>只能延期了 tells of nothing that was done.</summary>
    private static bool WishesForTime(string clause) => MoreTime().IsMatch(clause) && !Told().IsMatch(clause.TrimEnd('了', '吧', '啦'));

    /// <summary>为什么派给我, 材料找谁要: one clause that asks, with a mark or without; 已问清为什么停电 tells.</summary>
    public static bool Asks(string words) => AsksIn(FoldedText.Of(words));

    private static bool AsksIn(string folded) => Question().IsMatch(folded) && !Known().IsMatch(folded);

    [GeneratedRegex(
        "^[^,。;!\\n]{0,10}(?:能不能|可不可以|能否|可否|要不要|用不用|需不需要|是不是|行不行|为什么|为何|怎么[办弄报交填写]|[找问给归该][谁哪]|谁来|什么时候|多久|哪里|哪儿)[^,。;!\\n]{0,10}$")]
    private static partial Regex Question();

    [GeneratedRegex("已|了(?!$|[吗呢?])|清楚|明确|弄清|问清|摸清|查明|查出|找[到出]|研究|讨论|商量|商定|确定|定下|汇报|答复")]
    private static partial Regex Known();

    /// <summary>想延期到10月30日, 希望换人.</summary>
    [GeneratedRegex("^(?:我|我们|这件|这个|本人)*(?:想要?|希望|申请|请求|能不能|可不可以)(?:再|先|把|给|能|可以|予以|给予|这件)*" + Step)]
    private static partial Regex Intent();

    /// <summary>要延期, 需要退回; 要退回的押金已退 tells what was done.</summary>
    [GeneratedRegex("^(?:我|我们|这件|这个)*(?:要|需要?|请|麻烦|建议|可能要?)(?:再|先|把|给|能|可以|予以|给予)*" + Step)]
    private static partial Regex Request();

    /// <summary>认领这件事, 不通过灯还不亮; 取消两个收费项目 and 修改方案第二稿 tell of the work.</summary>
    [GeneratedRegex("^(?!" + Work + ")(?:" + Step + "|仍去|督办|催办|转任务|转管理员|打回|不通过|没通过|没改好|返工|修改|改为|改成)(?!的)")]
    private static partial Regex Begun();

    /// <summary>再延期三天, 要延到12月8日, 能否晚两天: a clause that wishes for more time. 会议推迟到下周 tells of something else.</summary>
    [GeneratedRegex(
        "^(?:我们?|这件事?|这个|本人|期限|时限|时间|所以|因此|因而)*(?:把|能不能|可不可以|可否|能否|能|可以|想要?|希望|申请|请求|请|麻烦|建议|恐怕|估计|可能|大概|看来|只能|只好|需要?|得|要|会|还|再|先|往后|予以|给予)*"
        + "(?:(?:延期|延后|延长|推迟|延迟|宽限|展期|顺延|推后)(?=$|[到至吧了]|期限|时间|" + HowLong + "|申请|办理)|(?:延|推)[到至](?=[0-9一二三四五六七八九十明下本这月年])|(?:延|延长|推|晚|缓|拖|多给|再给)" + HowLong + ")(?!.*的)")]
    private static partial Regex MoreTime();

    /// <summary>退回押金已办, 合并窗口正在推进: what is told of is no step.</summary>
    [GeneratedRegex("已|了|[办做改谈弄交签送装]完|完成|正在|在[办推走]|开始|进行|进度|过半|[一二两三四五六七八九十0-9]成|[0-9]%")]
    private static partial Regex Told();
}
