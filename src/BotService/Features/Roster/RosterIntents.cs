using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.Roster;

/// <summary>Who wants somebody put on the roster or taken off it.</summary>
internal sealed class RosterIntents : IIntentSource
{
    private static readonly Intent[] Rows =
    [
        new(210, "^查一?下|调走|调离|新增(成员|人)|加(个)?人|电话|手机号|信息删|删.{0,4}信息|(加进|移出|移除|加到)名单|名单(里|上)?(去掉|删掉|移除|拿掉)|我?调到.{1,8}(支部|组|科|处|局)了?|换(个)?(支部|小组)")
        {
            Unless = ["电话告", "电话里", "电话说", "电话通知", "打电话", "接电话"],
            Otherwise = static (_, _) => Reply.Refuse("名单上的人由管理员增减和修改，这里没有改动。您自己存了什么发：我的数据"),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;
}
