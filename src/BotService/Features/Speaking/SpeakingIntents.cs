using System.Text.RegularExpressions;
using BotService.Commands;

namespace BotService.Features.Speaking;

/// <summary>What people ask about the rota and answer to a colleague who wants to change, in their own words.</summary>
internal sealed partial class SpeakingIntents : IIntentSource
{
    private const string Word = "述学";

    private const string Ending = "(的|了|吧|啊|哈|呢|谢谢)*$";

    private const string When = "(什么时候|啥时候|何时|哪天|哪一?周|几时|第几周|多久)";

    private static readonly Intent[] Rows =
    [
        new(102, "^(我|好的?|行|可以|还是|这次|抱歉|不好意思)*(不|没法|没办法|不能|不想|不同意|不方便|不愿意?)(和|跟|与)?(他|她)?(换|调换|对调)" + Ending)
        {
            IsDeed = true,
            Command = static (caller, _) => caller.Member is not null ? (Word, "不换") : null,
        },
        new(103, "^(我|好的?|行|可以|没问题|嗯)*(同意|愿意|可以)(和|跟|与)?(他|她)?(换|调换|对调)" + Ending + "|^(我|好的?|行|可以|没问题|嗯|同意)*(和|跟|与)(他|她)(换|调换|对调)" + Ending)
        {
            IsDeed = true,
            Command = static (caller, _) => caller.Member is not null ? (Word, "同意") : null,
        },
        new(104, "^(撤回|撤销|取消|收回)(了|我|刚才|那个|述学|的)*换人的?(请求|申请)?(吧|了)*$")
        {
            IsDeed = true,
            Command = static (caller, _) => caller.Member is not null ? (Word, SpeakingCommand.Back) : null,
        },
        new(105, "轮到(谁|哪个|哪位)来?(述学|讲)?(的|了|啊|呀|呢)*$|该(谁|哪位)来?(述学|讲)|述学.{0,4}(轮到|该|是)?(谁|哪位)|" +
            When + "(能|才|会)?(轮到|轮|该)(我|谁).{0,2}(述学|讲)|" + When + "(能|才|会)?轮到我(了|啊|呢)*$|(轮到|该)我(述学|讲)了?(吗|没有?|么)$|" +
            "(这|本|下|上|下下)一?个?(周|星期|礼拜|次|期)(是|由|该|轮到|轮)?(谁|哪个|哪位)来?(述学|讲)|(谁|哪位)来?述学")
        {
            Unless = ["已讲", "顺延", "安排"],
            OutranksDoubt = true,
            Command = static (_, said) => (Word, WeekIn(said)),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;

    /// <summary>The week that is named, except where the rota of the next weeks shows it anyway.</summary>
    private static string WeekIn(string said) => Week().Match(said).Value;

    [GeneratedRegex("上一?个?(?:周|星期|礼拜)|第[0-9０-９]{1,2}周", RegexOptions.NonBacktracking)]
    private static partial Regex Week();
}
