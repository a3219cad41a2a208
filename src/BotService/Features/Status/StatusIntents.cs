using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.Status;

/// <summary>Who asks whether all is well.</summary>
internal sealed class StatusIntents : IIntentSource
{
    private static readonly Intent[] Rows =
    [
        new(230, "发失败|发出去了|发送失败|没发出|正常吗|系统状态")
        {
            FitsByOneWord = true,
            Command = static (caller, _) => caller.IsAdmin ? ("状态", string.Empty) : null,
            Otherwise = static (_, _) => Reply.Refuse("系统状态由管理员查看。您自己的记录发：我的"),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;
}
