using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.Gatherings;

/// <summary>Who wants to open a gathering, and who asks how many are there.</summary>
internal sealed class GatheringIntents : IIntentSource
{
    private const string Present = "(签到|到会|到场|参会|出席|实到)";

    private const string HowMany = "(几|多少)(个|位|名)?(人|同志|党员)";

    /// <summary>来了几个 needs no word for people where nothing follows.</summary>
    private const string HowManyAtEnd = "(几个|几位|多少)(了|啦|啊|呢)*$";

    private const string Meeting = "(会|活动|课|座谈|领学|研学|践学|现场|会场)";

    private const string Meanwhile = "(现在|目前|今天|一共|总共|都|已经?)*";

    private const string HowManyArePresent =
        Present + "(了|过|的|都|还|已经?|一共|总共|共|现在|有|是)*(" + HowMany + "|" + HowManyAtEnd + "|人数|(谁|哪些|哪几)(个|位)?(人|同志)?(了|啦|啊|呢)*$)|" +
        "签到(的)?(情况|名单|统计)|" +
        "(" + HowMany + "|人数|统计|谁|哪些人|哪几个人?|哪些同志|哪位)(一下|都|也|还|已经?|没有?|未|现场|今天|今晚|上午|下午|现在|来|在)*" + Present + "|" +
        "(没|未)有?(签到|到会|到场)的?(人|同志|都|还)*(有|是)?(谁|哪些|哪几|名单|几|多少)|" +
        Meeting + Meanwhile + "(来|到|参加)(了|过|的)*(有|共)?(" + HowMany + "|" + HowManyAtEnd + "|谁|哪些人)|" +
        HowMany + "(来|到|去|参加)(了|过)*(开|参加)?[^0-9]{0,8}" + Meeting + "(了|啦|啊|呢)*$|" +
        "^" + Meanwhile + "(来|到)(了|的)*(有|共)?(" + HowMany + "|" + HowManyAtEnd + ")(了|啦|啊|呢)*$";

    private static readonly Intent[] Rows =
    [
        new(175, HowManyArePresent)
        {
            Unless = ["码"],
            OutranksDoubt = true,
            Command = static (_, _) => (AttendanceCommand.Word, string.Empty),
        },
        new(250, "开(个|一个|场)?(签到|活动)|组织.{0,6}签到")
        {
            IsDeed = true,
            OutranksDoubt = true,
            Otherwise = static (caller, _) => caller.HasOffice ? Reply.Refuse("开一场活动请发：开活动 名称，会得到现场的签到码。") : Reply.Refuse("活动由联络员来开；现场的四位签到码发：签到 1234"),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;
}
