using System.Text.RegularExpressions;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>A verdict that takes itself back: 问3 通过 灯还不亮, 核实 没换灯. It is asked about and closes nothing.</summary>
internal static partial class VerdictDoubts
{
    /// <summary>又换了漏电开关, 还试了一天: what was done besides.</summary>
    private const string Deed = "[换装修补试测看查加清疏].{0,2}[了过]";

    private static readonly char[] Ends = ['，', ',', '。', '；', ';', '！', '!', ' ', '\u3000', '\t', '\n'];

    private static readonly string[] Reserved = ["但是", "不过", "还没", "还差", "部分", "基本", "除了"];

    /// <summary>The clause that says so; null for good news, which may hold a no as well: 不跳了, 没再出现.</summary>
    /// <param name="isChecked">It was said by 核实, behind which a no tells what was found.</param>
    public static string? In(string words, bool isChecked) =>
        words.Split(Ends, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(clause => IsDoubt(clause, FoldedText.Of(clause), isChecked));

    private static bool IsDoubt(string clause, string folded, bool isChecked)
    {
        if (Array.Exists(Reserved, word => clause.Contains(word, StringComparison.Ordinal)))
        {
            return true;
        }

        if (Before().IsMatch(folded))
        {
            return false;
        }

        if (Failing().IsMatch(folded) || Untrue().IsMatch(folded))
        {
            return true;
        }

        return !Good().IsMatch(folded) && (Refused().IsMatch(folded) || Undone().IsMatch(folded) || Still().IsMatch(folded) || (isChecked && Found().IsMatch(folded)));
    }

    /// <summary>What was so until it was mended.</summary>
    [GeneratedRegex("以前|原来|原先|之前|先前|此前|当时|上次|上回|起初|一开始|本来|如果|要是|万一")]
    private static partial Regex Before();

    /// <summary>没问题, 不漏了, 仍不跳: what was bad is so no more.</summary>
    [GeneratedRegex(
        "^不.{1,4}了$|(?:不|没有?|未)再|(?:不|没有?|未)(?:见|发现|出现|听到)?(?:什么|任何|新的?)?(?:漏|跳|响|堵|卡|滴|臭|晃|闪|渗|积水|积尘|松动|断|反弹|复发|异常|异响|异味|异议|问题|投诉|反映|意见|毛病|隐患|差错|破损|破坏|垃圾|占道|占用|堆(?![好齐整])|拖欠|亏欠|超标|违规|说的|话说)|不[错差赖]|无误")]
    private static partial Regex Good();

    /// <summary>灯不亮, 又漏了, 用不了: it does not work now. 又换了漏电开关 tells what was done, and 又试了一次跳闸 what came of it.</summary>
    [GeneratedRegex(
        "又(?!" + Deed + ")[^,。]{0,4}(?:不(?!再)|[坏漏跳堵断])|又[试测看查].{0,2}[了过][^,。]{0,4}(?<![不没未])[坏漏跳堵](?![电的点])"
        + "|不(?:亮|通|转|能用|好用|出水|制冷|热|灵|牢|稳|干净|完整|整齐|清楚|规范|达标|行)了?$|[用打开关修改]不(?:了|开|上|动|好)了?$")]
    private static partial Regex Failing();

    /// <summary>情况不属实, 与现场不符.</summary>
    [GeneratedRegex("(?:情况|结果|材料|内容|数据|描述)不(?:属?实|符|对|真)|与(?:实际|现场|事实)[^,。]{0,3}不(?:符|一致)|名不副实|弄虚作假")]
    private static partial Regex Untrue();

    /// <summary>不同意, 不合格; 不同意见已吸收 and 不到位的已补 tell something else.</summary>
    [GeneratedRegex("^(?:也|还是?|都|我|现场|看了|其实|确实)*不(?:行|可以|能(?:通过|销号|算)|同意(?!见)|认可|合格(?!的)|属实(?!的)|符合(?!的)|到位(?!的)|过关|彻底(?!的)|了(?![解起得]))")]
    private static partial Regex Refused();

    /// <summary>没换灯, 未整改; 没改的已补 tells of what was done.</summary>
    [GeneratedRegex(
        "^(?:就|也|还|现场|其实|根本|一直|仍|都)*(?:没有?|未)(?:换|修|改|装|做|办|整改|处理|解决|落实|完成|到位|补|清|拆|贴|安装|更换|动工|开工|见效|达到|验收)(?!.*的)(?!.*了$)")]
    private static partial Regex Undone();

    /// <summary>仍有一盏不亮, 还在漏, 灯还不亮.</summary>
    [GeneratedRegex("(?:仍|依然|依旧|还(?!" + Deed + "(?!.*[不没未]))(?:是|在|有)?)[^,。]{0,6}(?:不|没|未|漏|坏|堵|跳|断|松|裂|脏|臭|差|缺|渗|晃|卡|响|积水|老样子)")]
    private static partial Regex Still();

    /// <summary>灯不亮, 没人管, behind what one looks at.</summary>
    [GeneratedRegex("^.{0,4}[不没未](?!.*(?:了$|已))")]
    private static partial Regex Found();
}
