using System.Text.RegularExpressions;

namespace BotService.Features.LedgerLists;

/// <summary>A result that says of itself that it is none yet: 还差两户没走访, 大约一半, 不了，缺经费.</summary>
internal static partial class UnfinishedWords
{
    private const string Lead = "(?:^|[ \u3000])(?:我们?|目前|现在|暂时?|仍然?|还|都|也|因故)*";

    private const string Deed = "(?:完成|办结|办成|办完|办好|做完|做好|改完|改好|整改|落实|到位|转化|解决|启动|开工|动工|验收|审批)";

    /// <summary>换了新泵, 转到街道办好了: done another way. 转给街道 alone is not done yet.</summary>
    private const string OtherWay = "(?:(?:换[了成上好]|改用)(?!.*[不没未要需再将])|转[给到交由].*[办修装改做](?:好|完|成|结)(?!.*[不没未]))";

    /// <summary>What one does piece by piece: 扫了一半, 擦完大半.</summary>
    private const string Work = "(?:[办做改弄扫擦洗换装补修贴拆刷漆涂清拖搬交写签填录种铺挖建砌焊抄]|打扫|整理|清理|粉刷|安装|更换|整改|走访|完成|录入|登记|核对|盘点)";

    private const string Count = "[0-9一二两三四五六七八九十几半]+";

    /// <summary>没意见, 没发现问题: nothing is missing there.</summary>
    private const string Good = "(?:有|发现|出现|反映|提)?(?:过|任何|新的?)*(?:意见|问题|异议|投诉|隐患|反映|反对|缺|漏|坏|超)";

    private static readonly char[] Ends = ['，', ',', '。', '；', ';', '！', '!', '\n'];

    /// <summary>The clause that says so; null for a result, which may tell what was missing before: 上次还差的两户已补上, 年初还差两户，现在补齐.</summary>
    public static string? In(string words)
    {
        if (Unable().IsMatch(words))
        {
            return words;
        }

        var clauses = words.Split(Ends, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(clauses, clause => Half().IsMatch(clause) || (IsOpen(clause) && !Settled().IsMatch(clause)));

        // 下周交 is all that is said; 设备已装好，下周启用 is what comes of a result.
        if (at < 0 && clauses.Length > 0 && Ahead().IsMatch(clauses[0]) && !Settled().IsMatch(clauses[0]))
        {
            at = 0;
        }

        if (at >= 0 && (Half().IsMatch(clauses[at]) || !clauses.Skip(at + 1).Any(IsMended)))
        {
            return clauses[at];
        }

        // 大部分换好了，其余昨天换完 is all of it.
        var most = Array.FindIndex(clauses, clause => Most().IsMatch(clause));
        return most < 0 || clauses.Skip(most + 1).Any(clause => RestDone().IsMatch(clause)) ? null : clauses[most];
    }

    private static bool IsOpen(string clause) =>
        Lacking().IsMatch(clause) || NotYet().IsMatch(clause) || UnderWay().IsMatch(clause) || Planned().IsMatch(clause)
        || Unfeasible().IsMatch(clause) || Left().IsMatch(clause) || Later().IsMatch(clause);

    private static bool IsMended(string clause) => Mended().IsMatch(clause) && !Others().IsMatch(clause);

    /// <summary>任12 完成 不了; 不了解政策的都讲过了 is a result.</summary>
    [GeneratedRegex("^不了(?![解了])")]
    private static partial Regex Unable();

    /// <summary>Half of what is to be done, 座椅擦完一半 and 做了八成, and not 费用减少一半.</summary>
    [GeneratedRegex(
        "(?<![少多])" + Work + "(?:完|好|到)?了?(?:大约|大概|差不多|将近|不到|约|近)?(?:一[小大多]?半|[大小]半|[二三四五六七八九]成|[二三四五十]分之[一二三四五六七八九])(?:多|左右|以上|了|吧)?$"
        + "|^(?:大约|大概|差不多|将近|不到|已经|已|才|只|刚|近|约|有|过|完成|办|做|改|弄|了)*一半(?:多|左右|以上|了|吧)?$")]
    private static partial Regex Half();

    /// <summary>剩一层没换, 还有两扇没擦, 窗户没擦; 还有两户没意见 is good news.</summary>
    [GeneratedRegex("(?:剩(?:下|余)?|还有|另有)" + Count + ".{0,6}?[没未](?!" + Good + ")(?!.*[的就])|[没未](?:有|来得及|顾上)?(?:打扫|[擦扫洗换装补修贴刷拖漆签])$")]
    private static partial Regex Left();

    /// <summary>玻璃明天擦, 第四章下周写; 下周启用 is what comes of a result.</summary>
    [GeneratedRegex("^.{0,6}?(?:明[天日早]|后天|下个?(?:周|星期|礼拜|月)[一二三四五六日天]?|过[几两]天|改天|回头|晚点|稍后)(?:上午|下午|晚上|之前|前|再|才|就|接着|继续|来|去|会|要)*" + Work + "(?:完|好|掉|上|齐|了|吧)*$")]
    private static partial Regex Later();

    /// <summary>大部分打扫好了, 多数问题已解决; 用了大半年 counts time.</summary>
    [GeneratedRegex("(?:绝?大部分|一部分|绝大多数|大多数|(?<!少数服从)多数|大半(?![年个天夜])|多半).{0,8}?(?:" + Work + "(?:完成?|好|掉|齐|到位|了)|解决|落实|办结|完成|到位)")]
    private static partial Regex Most();

    /// <summary>其余昨天换完, 现在都好了.</summary>
    [GeneratedRegex("^(?!.*(?:[没未待]|明[天日]|后天|下[周月])).*(?:其余|其他|其它|剩下|余下|剩余|另外|全部|全都|都|也).*(?:完|好|齐|了|已)")]
    private static partial Regex RestDone();

    /// <summary>还剩一户, 还剩两家没签; 还剩12箱入库 tells what was left over, 还没收到异议 that nothing came.</summary>
    [GeneratedRegex(
        "还[差缺](?!的)|还剩(?!的).*[没未]|还剩(?:下|余)?[0-9一二两三四五六七八九十几]+[户家项件个处条篇步层间栋](?:了|吧)?$"
        + "|还没(?!到|有?(?:一个?)?(?:人|谁|群众|居民|单位|支部)?(?:收到|接到|听到|发现|出现|发生|反映|反对|投诉|提|异议|意见|问题|反弹|举报|超))(?!.*[的就])|没[办做]完(?!的)|(?<!不)只完成")]
    private static partial Regex Lacking();

    /// <summary>It was so before; or time is what is left: 离到期还差三天.</summary>
    [GeneratedRegex(
        "已|(?<![没未待需要])补|原|上次|上回|上周|上月|上个月|上季度|上半年|去年|前年|(?<!明)年初|(?<![0-9一二三四五六七八九十下])月初|昨天|前天|前几天|刚开始|一开始|起初|此前|之前|先前|以前|当时|比"
        + "|(?:到期|期限|时限|限期|截止|年底|月底).{0,4}还[差缺]有?[0-9一二两三四五六七八九十几半]+个?(?:天|日|周|星期|月|工作日|小时)|还[差缺][0-9一二两三四五六七八九十几半]+个?(?:天|日|周|星期|月|工作日)(?:才|就)?(?:到期|截止)")]
    private static partial Regex Settled();

    /// <summary>现在补齐, 后来都签了: what was missing came later.</summary>
    [GeneratedRegex(
        "^(?!.*(?:[没未待需再将]|明[天日年]|后天|下[周月次]|准备|打算|计划|预计))(?:.*补[齐上完足办好]|.*(?:全部|全都)(?:办|完|做|改|解决|到位|补|签|走访|收|交)|" + OtherWay + "|(?:现在?|目前|今[天年日早晚]|本[周月]|这[周次]|后来|随后|之后|当[天日晚]|昨[天晚]|提前|终于|最后)"
        + ".*(?:已|[办做改签走跑交收]完|[办做改]好|办结|完成|到位|解决|齐了|清零|都.*了|也.*了)|也.*了$)")]
    private static partial Regex Mended();

    /// <summary>其余已签 leaves the two houses where they are.</summary>
    [GeneratedRegex("其他|其它|其余|余下的?都|别的|另外")]
    private static partial Regex Others();

    /// <summary>没有完成, 尚未办结审批; 未完成的两户已补, 没落实不到位的 and 未启动应急预案 tell something else.</summary>
    [GeneratedRegex(
        Lead + "(?:尚未|暂未|仍未|还未|未能|没能|没办法|无法)" + Deed + "(?!的|不)|" + Lead + "(?:没有?|未)" + Deed + "(?:好|完|成|到位|了|呢|啊)*$"
        + "|" + Lead + "(?:没有?|未)(?:完成|办结|办成|办完|做完)(?![的不率项户事问前之])[^的了]{1,6}$")]
    private static partial Regex NotYet();

    /// <summary>正在走流程, 还在走审批, 审批中; 正在运行 is what a result does.</summary>
    [GeneratedRegex(
        Lead + "(?:正在|还在|仍在|正)(?:办|走|推进|等(?!候)|协调|整改|审批|起草|准备|联系|沟通|对接|采购|招标|施工|处理|落实|收尾|修改|征求|汇总|报批|申请|安排|研究|谈)(?!.*的)"
        + "|" + Lead + "在?(?:走(?:流程|审批|程序)|推进中|办理中|整改中|协调中|审批中|施工中|采购中)(?:了|呢|吧)?$")]
    private static partial Regex UnderWay();

    /// <summary>预计下周办完, 计划月底前完成; 计划已印发 and 争取资金三十万 are results.</summary>
    [GeneratedRegex(Lead + "(?:预计|计划|准备|打算|争取|力争)(?:在|于|到)?(?:[下明后本这年月]|[0-9一二两三四五六七八九十]+个?[月日号天周])(?!.*的)")]
    private static partial Regex Planned();

    /// <summary>暂时办不了; 办不了的转办 and 修不了换了新的 are done.</summary>
    [GeneratedRegex("(?:办|做|改|完成|解决|落实|推进|处理|修|装)不了(?![的解])(?!.*" + OtherWay + ")")]
    private static partial Regex Unfeasible();

    /// <summary>下周办完, 明天交; 年底总结做好了 is over.</summary>
    [GeneratedRegex("^(?:等|到|我们?|争取)?(?:(?:下个?(?:周|星期|月)|明天|后天|过(?:几|两)天)(?!.*的)|(?:月底|年底)(?!.*的|(?![前之以才再能将]|可以|会(?!议)|就(?!业)).*了$)).*(?:[办做改]|完成|交|补|落实|到位|再说)")]
    private static partial Regex Ahead();
}
