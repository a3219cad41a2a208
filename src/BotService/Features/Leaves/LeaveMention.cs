using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Leaves;

/// <summary>Tells a sentence that only speaks of leave from one that asks for it: 休假回来了, 我没请假, 病假条交了.</summary>
internal static partial class LeaveMention
{
    /// <summary>Whether each clause with leave in it only speaks of it; one that asks is enough to have asked.</summary>
    public static bool IsAll(string text)
    {
        var clauses = Clause.Split(text).Where(clause => OfLeave().IsMatch(clause.Letters)).ToList();
        return clauses.Count > 0 && clauses.TrueForAll(clause => Mentions().IsMatch(clause.Letters));
    }

    [GeneratedRegex("请.{0,3}假|请嫁|清假|青家|青假|告个?假|准我.{0,3}假|病假|事假|年假|产假|婚假|休假|请.{0,20}的假|(出差|住院|生病|发烧|手术|外出).{0,8}(学不了|没法学|不能学|参加不了)|不参加学习", RegexOptions.NonBacktracking)]
    private static partial Regex OfLeave();

    [GeneratedRegex(
        "(没有?|未|没再)(再)?请过?.{0,3}假|不敢(再)?请|(本来|原本|原来|原打算|原计划).{0,6}[请休].{0,4}假|(昨天|前天|前几天|上周|上个?月|上次|之前|以前|那天|当时)(我|就|是|也|都|已经|才|刚)*[请休].{0,4}假|" +
        "(听说|据说|听人说|听.{1,3}说).{0,12}假|[请休](完|过|了)[^，]{0,4}假|假(刚刚?|已经?|都|也|就|全)*(回来|回岗|归来|返岗|结束|休完|休好|用完|用光|到期|满了|期满|完了)|" +
        "假.{0,3}(没有?|未)(休|用|请)|请的.{0,6}假(到|就|已|是|从|都|也)|请假的(人|同|时候|事)|请假(制度|流程|手续|单)|" +
        "假条.{0,6}(放|交|送|给了|在|补|写好|签好)|(交|放|送|补)(了|好|上)?.{0,2}假条|假.{0,2}(天数|额度|余额|够了|还剩)|还(有|剩)[^请休]{0,6}假$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Mentions();
}
