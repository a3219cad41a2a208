using System.Text.RegularExpressions;

namespace BotService.Features.Study.Answers;

/// <summary>
/// Words before an answer that can only be the sender's: when, where and how it was done, and what was studied. A sentence is one's own
/// when nothing but such pieces stand before the answer; a noun that is none of them may be somebody else and is asked about.
/// </summary>
internal static partial class OwnWords
{
    private const string Times =
        "(昨|前|当)(天|日|晚|早|儿|夜)里?|(开放|发布|推送|下发|上线)的?(当天|当日|当晚)|(昨|前|今)儿?(个|黑|晌午?|后晌)|今(天|日|早|儿)|起来|起床|上午|中午|下午|晚上|晚间|早上|早晨|一早|一大早|清早|清晨|凌晨|半夜|夜里|深夜|傍晚|午休|午间|周末|白天|(周|星期|礼拜)[一二三四五六日天末]|" +
        "[0-9一二三四五六七八九十]{1,3}[来几]?(月|号|日|点半?|点多|点钟|分钟|个?小时|刻钟)(多|左右|发)?|[0-9]{1,2}那期|(这|前|头)(两|几)天|刚才|方才|刚刚|刚好|正好|恰好|刚|时候?|(抽|趁)?(那|这)(会儿?|阵子?|当儿)|" +
        "(会上|班前会|班后会|晨会|例会|下夜班|下早班|下晚班|下白班|下班|上班|加班|出差|值班|散会|开会|午饭|晚饭|早饭|回家|到家|回来|回单位|到单位|到公司|到办公室|到岗|到点|到工地)(以|之)?(后|前|时|途中|路上|间隙)?|(到站|进站|收车|出车|停车|收班|靠站)(以|之)?(后|前|时)?|(饭|会|班|睡)(后|前|间)";

    // 家里 and 单位里 may be the people there; in a train nobody else is.
    private const string Places =
        "(高铁|动车|地铁|火车|飞机|车|大巴|公交|班车|路|手机|电脑|平板|ipad|笔记本|网|线|床|病床|跑步机|沙发|炕)上|(在|坐|坐着|乘|躺|用|回)(高铁|动车|地铁|火车|飞机|车|大巴|公交|班车|路|手机|电脑|电视|床|病床|家|办公室|单位|会议室|宿舍|酒店|现场|候车|机场|车站)(上|里|中|厅|室)?|" +
        "[^我俺你您他她它说讲让叫帮替全都各学看读]{1,9}(这边|这里|这儿)的?(我|俺|本人)|我是[^我俺你您他她它说讲让叫帮替全都各学看读]{1,9}的(我|俺|本人)";

    // 下了手术台, 送完孩子, 夜班空闲的时候: a deed of one's own or a span of time. Whoever begins with a name or an office may be somebody else.
    private const string Events =
        "(下|上|忙|交|换|睡|起|吃|值|查|送|接|带|做|开|跑|哄|陪|洗|遛|买|打|散|交|办|写|练|坐|等|排|熬|弄|处理|赶|收拾|巡|讲|喂|值守|出|跟|备|改|批|带)[^我你您他她它们组部委室局全都各学看读]{0,6}?(完|了|后|前|时|间隙|途中|空档|空隙|之余|期间|的时候|的工夫|的空)[^我你您他她它们组部委室局全都各学看读]{0,5}?(之?后|以后|之?前|以前|的时候|时|就)?|" +
        "(夜班|早班|白班|晚班|手术|门诊|课间|会议|会间|工作|巡逻|值守|下乡|出差|培训|工地|午饭|晚饭|早饭|两节课|课|岗亭|值班室|驾驶室|传达室|门卫室|换岗|交班|接班|换班|排队|候车|候诊|候机|等车|等人|等孩子|车间|工间)(空闲|休息|间隙|期间|途中|路上|之余|空档|空隙)?(的)?(时候|时|间隙|中间|之?后|以后|之?前|以前|里|上|中)?|" +
        "(听|看|刷|翻|对着|捧着|拿着|跟着|通过|靠|凭)(音频|录音|语音|朗读|视频|回放|直播|手机|电脑|平板|纸质版?|打印版?|打印稿|链接|原文|材料|文件|书|字幕)|" +
        "在[^职岗座校编册外我你您他她它们员人全都各学看读][^我你您他她它们员人全都各学看读]{0,5}";

    private const string Manners =
        "(一直)?(拖|磨蹭|耽搁|耽误|拖拉|迟|忙|挨)(延)?到了?(现在|这会儿?|这时候?|最后(一天|一刻|关头)?)?|一拖再拖|拖了好?[几一两三半](天|个?小时)|可?(是|算是?)(头|第)一[个名]就?|头一个就|" +
        "赶在.{1,12}之?前|没人的时候|慢慢地?|磨磨蹭蹭|拖拖拉拉|断断续续|陆陆续续|零零碎碎|零零散散|一点一点|带着.{1,4}|戴(着|上|了)?(老花镜|眼镜|耳机)|一口气|顺手|顺便|顺带|坚持着?|咬牙|硬撑着|" +
        "强撑着|硬是|没等.{1,4}(提醒|催|说|通知).{0,3}|没(什么)?事|(正好|刚好)?(有空|得空|闲着)|一(个字|眼|页|点)|一字一句|逐字逐句|逐篇|逐页|反复|全程|全篇|(认真|仔细|完整|顺利|轻松)地?|" +
        "从头[到至]尾|原原本本|一页一页|一次性|抽空|[抽挤腾]出?时间|第一件事|索性|干脆|每一?(条|页|章|节|篇|集|个字)|[零一二三四五六七八九十百两0-9]{1,6}(条|节|讲|堂|章)(视频|音频|网)?课?(全都?|都|全部|也都)|见缝插针|忙里偷闲|硬着头皮|熬夜|连夜|提前|(跟|和|与|同|陪)[^我他她您你]{1,6}(一起|一块儿?|一同|一道)|" +
        "(看到|见到?|接到|收到)(你|您)?们?(发|推送|推)?(来)?的?(消息|通知|卡片|提醒|电话|推送|链接|材料|信息)(以后|之后|后)?(马上|立刻)?就?|用(手机|电脑|平板|流量|耳机)|" +
        "边.{1,4}边.{1,4}|趁.{1,6}|(利用|用了?|花了?).{1,8}|不到.{1,5}|紧赶慢赶|总共|一共|老老实实|完完整整|认认真真|一[字篇页个]不[落漏差]|一个字[没不][落漏]|好不容易|" +
        "[一二两三四五六七八九十0-9]{1,3}(篇|个|份|遍|次)(文章|材料|视频|文件|内容)?|[0-9]{2,4}页";

    private const string Fillers =
        "先|还是?|就|都|才|已经?|也|又|倒是?|真的?|确实|算是?|结果|不过|但是?|可是?|然后|于是|所以|因此|终于|总算|反正|其实|当然|总之|好歹|到底|早就?|的确|亲自|实际上?|事实上|明明|[通统]统?|全都?|全部|赶紧|抓紧(时间)?|嗯|呃|额|那个|就是|这个|喂|哦|啊|呀|嘛|呢|的|地|我俩?|俺们?|咱们?|本人|我这边";

    private const string Things =
        "\u0001|\u0002|(纸质|电子|打印)(版?的)(小册子|材料|书|文件|版本|读本)?|(把|将)?(剩下|剩余|其余|余下|后一半|另一半|后面|后半)的?[一二两三四五六七八九十0-9]{0,3}(部分|章|条|篇|节|几节|内容|那点|两篇|几篇|那部分)?|(你|您|你们|群里|上面|系统|机器人)(周[一二三四五]|昨天|早上|上午|刚才?)?(发|推送|推|转|布置)的|" +
        "(发|推送|下发|转)(来|过来|下来)?的|(该|应该?|要|需要?|必须?)(学习?|看|读|听|完成)的|(布置|安排|交代|交办|要求|规定|指定|部署|下达)(下来|给我|给我们|我们|我)?(学习?|看|读)?的|" +
        "(材料|主题|内容|视频|文件|原文|全文|课程?|课件|文章|任务|资料|讲话)(都|全都?|已经?|总算|终于)*(让|被)(我|俺|本人)(给)?(都|全|全部)?|(这|本|这一|本次这)个?(周|礼拜|星期|期)|第[0-9一二三四五六七八九十]{1,3}(周|期)|(这|那|本|该)[一几两三]?(个|篇|份|期|课|块|集|段|堂|些|周|次|回|趟)|" +
        "(把|将)?(这|那|该|本)?[一几两三四五]?(个|篇|份|期|课|块|集|段|堂|些|周|次)?的?(材料|主题|内容|视频|文件|原文|全文|课程|课件|ppt|pdf|讲话|资料|论述|精神|学习|任务|作业|topic|文章|音频)";

    /// <summary>Stands for what was passed over.</summary>
    public const char Gap = '\u0003';

    /// <summary>No piece has more letters.</summary>
    private const int LongestPiece = 24;

    public static bool Only(string lead) => IsMadeOfPieces(lead, isLoose: false);

    /// <summary>The same where it is known that nothing speaks of somebody else: then what a name could stand in is one's own, too.</summary>
    public static bool OnlyLoosely(string lead) => lead.Length > 0 && IsMadeOfPieces(lead, isLoose: true);

    /// <summary>The words with <see cref="Gap"/> for each piece that can only be one's own.</summary>
    public static string Passed(string lead) => AnyWord().Replace(lead, "\u0003");

    /// <summary>Piece by piece from every place that earlier pieces reach. One expression for all of them would be linear too, but building it took a second of the first message after a start.</summary>
    private static bool IsMadeOfPieces(string lead, bool isLoose)
    {
        var isReached = new bool[lead.Length + 1];
        isReached[0] = true;

        for (var from = 0; from < lead.Length; from++)
        {
            for (var to = from + 1; isReached[from] && to <= Math.Min(lead.Length, from + LongestPiece); to++)
            {
                isReached[to] = isReached[to] || IsPiece(lead.AsSpan(from, to - from), isLoose, isLater: from > 0);
            }
        }

        return isReached[^1];
    }

    private static bool IsPiece(ReadOnlySpan<char> letters, bool isLoose, bool isLater) =>
        Piece().IsMatch(letters) || (isLoose && (LoosePiece().IsMatch(letters) || (isLater && LaterPiece().IsMatch(letters))));

    [GeneratedRegex($@"^({Times}|{Places}|{Events}|{Manners}|{Fillers}|{Things})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();

    /// <summary>A name could stand in these.</summary>
    [GeneratedRegex(@"^(在.{1,8}|[一二两三四五六七八九十0-9]{1,3}(天|个半小时|个钟头)多?|里|上|间)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LoosePiece();

    [GeneratedRegex(@"^把.{0,6}\z")]
    private static partial Regex LaterPiece();

    [GeneratedRegex($"{Times}|{Places}|{Fillers}|{Things}", RegexOptions.ExplicitCapture)]
    private static partial Regex AnyWord();
}
