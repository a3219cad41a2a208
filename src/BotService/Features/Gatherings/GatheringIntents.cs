using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.Gatherings;

/// <summary>Who wants to open a gathering.</summary>
internal sealed class GatheringIntents : IIntentSource
{
    private static readonly Intent[] Rows =
    [
        new(250, "开(个|一个|场)?(签到|活动)|组织.{0,6}签到")
        {
            IsDeed = true,
            OutranksDoubt = true,
            Otherwise = static (caller, _) => caller.HasOffice ? Reply.Refuse("开一场活动请发：开活动 名称，会得到现场的签到码。") : Reply.Refuse("活动由联络员来开；现场的四位签到码发：签到 1234"),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;
}
