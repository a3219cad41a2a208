using System.Text;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Gatherings;

/// <summary>Ends a gathering; its code stops working and the attendance is said.</summary>
[ChatCommand("关活动", "关闭活动", "结束活动", Usage = "关活动 [码或名称]", Summary = "结束活动，报签到人数", Audience = Audience.Liaison | Audience.Admin, Glued = true,
    Act = "gathering-close", ActBack = "结束了的活动不能再开，要接着签到请再发 开活动")]
internal sealed class CloseGatheringCommand(BotDbContext db, Attendance attendance, OpinionsBefore opinions) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var open = await db.Gatherings.Running().RunBy(call.Caller).OrderBy(g => g.Id).ToListAsync(cancellationToken);

        if (open.Count == 0)
        {
            return Reply.Refuse("现在没有开着的活动。要开一场请发：开活动 名称");
        }

        var meant = Meant(open, call.Rest.Normalize(NormalizationForm.FormKC).Trim());

        if (meant.Count != 1)
        {
            return Reply.Refuse(string.Join('\n', ["请说明关哪一场：", .. open.Select(g => $"《{g.Name}》请发：关活动 {g.Code}")]));
        }

        var ended = meant[0];
        ended.ClosedAt = call.Now;
        db.Audit(call.Now, call.Caller.UserId, "gathering-close", ended.Name);
        return Reply.Say(
        [
            $"已结束：{ended.Form}《{ended.Name}》",
            await attendance.CountAsync(ended, cancellationToken),
            .. await opinions.ToldAsync(ended, cancellationToken),
            .. await attendance.NamesAsync(ended, call.Caller, cancellationToken),
        ]);
    }

    private static List<Gathering> Meant(List<Gathering> open, string words)
    {
        if (words.Length == 0)
        {
            return open;
        }

        var exact = open.Where(g => g.Code == words || g.Name == words).ToList();
        return exact.Count > 0 ? exact : [.. open.Where(g => g.Name.Contains(words, StringComparison.OrdinalIgnoreCase))];
    }
}
