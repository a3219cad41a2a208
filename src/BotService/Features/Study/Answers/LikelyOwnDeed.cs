using System.Text.RegularExpressions;

namespace BotService.Features.Study.Answers;

/// <summary>
/// Words before an answer that no list holds and that tell of the sender's own doing: 下了大夜班强撑着学完了, 盘完库顺手学完了. The answer hangs on
/// something done, and nobody else, no office and no part is in it. Whoever asks has looked for the names of the roster before.
/// </summary>
internal static partial class LikelyOwnDeed
{
    public static bool In(string lead) => Hangs().IsMatch(lead) && !SomebodyOrPart().IsMatch(lead) && !BeginsLikeAName(OwnWords.Passed(lead));

    private static bool BeginsLikeAName(string left)
    {
        for (var at = 0; at < left.Length; at++)
        {
            if ((at == 0 || left[at - 1] == OwnWords.Gap || "把将给和跟与同被由".Contains(left[at - 1], StringComparison.Ordinal)) && PersonWords.Surnames.Contains(left[at], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What links a deed to the next one. 也 and 都 do not: somebody mostly stands before them.</summary>
    [GeneratedRegex("(着|地|就|才|又|索性|干脆|还是|仍然?|照样|先|顺手|顺便|顺带|赶紧|坚持|咬牙|终于|总算|硬是|愣是|勉强|后|时|时候|里|里头|里面|上|途中|期间|间隙|空隙|中间|之余|给|一口气|(把|将).{1,10}|来|(完|了)[^了过成并学看读]{0,4})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Hangs();

    [GeneratedRegex("他|她|它|你|您|们|人|家(长|属|里人)|大家|(家|单位|班|村|厂|校|所|社|乡|镇|县|市|区|州|省|旗|队|连|街道|园区)里|全体|所有|各|同志|书记|主任|领导|同事|老[^老实]|小[^小时区睡歇憩]|孩|儿|女|爸|妈|爷|奶|姐|哥|弟|妹|叔|姨|" +
        "舅|婶|嫂|夫|妻|友|群众|职工|党员|员|者|师|司机|护士|医生|大夫|会计|保安|出纳|干事|干部|学生|新来|隔壁|另外|别的|有的|支部|部门|总部|本部|科|处|组|局|委|办$|室([^里内]|$)|公司|单位([^里]|$)|院$|" +
        "中心|大队|支队|中队|领班|代|替|帮|让|叫|说|听|据|以为|好像|似乎|可能|应该|请|务必|必须|须|于|如果|要是|假如|若|倘|除|没|未|不是|别|等|谁|吗|什么|怎么|明天|明晚|后天|下周|上周|上期|下期|去年|打算|准备|" +
        "计划|争取|想|要|再|会|改成|改为|半|部分|大概|章|节|前两|前三|第|只|仅|差|剩|强国|教育|学时|学分|课时|网课|网络|慕课|题|资格|证|驾照|驾校|英语|普法|保密|安全|考试|作业|公文|报告|方案|合同|材料[写交报]", RegexOptions.ExplicitCapture)]
    private static partial Regex SomebodyOrPart();
}
