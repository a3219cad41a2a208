using System.Text.RegularExpressions;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>我还有几件事没办, 有哪些等我核实: what waits for the sender, asked without the word of a list.</summary>
internal static partial class OwnQuestions
{
    public static bool AskIn(string folded) => OpenWork().IsMatch(folded) || WaitingForMe().IsMatch(folded);

    [GeneratedRegex(
        "^(?:请问|查一下|看看)?(?:我|俺)?(?:现在|目前|今天|手上|手头|手里|名下|这边|一共|总共|还|都)*有?(?:几|多少|哪几|哪些|什么)[件项个]?(?:事情?|工作|活儿?|事项)(?:是|还|都)?(?:[没未](?:办|做|干|完成|处理|弄)(?:完|好)?|要(?:办|处理)|待办)(?:的|了|呢|啊|呀)*[?。!]*$")]
    private static partial Regex OpenWork();

    [GeneratedRegex(
        "^(?:请问|查一下|看看)?(?:我|俺)?(?:现在|目前|今天|还|都)*(?:有?(?:几|多少|哪几|哪些|什么)[件项个条]?(?:事情?|事项)?(?:是|还|都)*(?:等着?|待|要|需要|该|由)我来?(?:核实|验收|答复|批准?|同意|确认|审核|通过|办)" +
        "|(?:等着?|待|要|需要)我来?(?:核实|验收|答复|审核|批准?)的?(?:有(?:哪些|几[件项个]|多少|什么)?|是哪些))(?:的|了|呢|啊|呀)*[?。!]*$")]
    private static partial Regex WaitingForMe();
}
