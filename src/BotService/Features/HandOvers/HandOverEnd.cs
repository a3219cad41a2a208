using BotService.Commands;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.HandOvers;

/// <summary>Gives a group back before its day, asked by either of the two; the other one is told.</summary>
internal sealed class HandOverEnd(BotDbContext db, OutboxWriter outbox, LocalClock clock)
{
    public async ValueTask<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var me = call.Member.Id;
        var running = await db.RunningHandOvers(clock.Today).Include(h => h.Giver).Include(h => h.StandIn)
            .Where(h => h.GiverId == me || h.StandInId == me).OrderBy(h => h.Id).ToListAsync(cancellationToken);

        if (running.Count == 0)
        {
            return Reply.Refuse("现在没有进行中的交接，没有改动。");
        }

        var others = new List<Member>();

        foreach (var handOver in running)
        {
            handOver.EndedAt = call.Now;
            others.Add(handOver.GiverId == me ? handOver.StandIn! : handOver.Giver!);
            db.Audit(call.Now, call.Caller.UserId, "hand-over-end", FormattableString.Invariant($"group {handOver.GroupId} from member {handOver.StandInId}"));
        }

        outbox.Owe($"hand-over:{call.Message.Key}", others.Select(other => other.UserId), new TextContent(
            $"{call.Member.Name} 结束了 {call.Member.Group!.Name} 的联络交接，以后的汇总和请假发回给原来的联络员。"));
        return Reply.Say($"交接已结束，{call.Member.Group.Name}的汇总和请假发回给 {string.Join('、', running.Select(h => h.Giver!.Name))}，已告诉 {string.Join('、', others.Select(o => o.Name))}。");
    }
}
