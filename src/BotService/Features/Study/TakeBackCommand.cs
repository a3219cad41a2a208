using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>Takes back the person's own latest entry of the last 24 hours, whichever kind it was; what was said stays in the history.</summary>
[ChatCommand("撤回", "撤销", "取消", Summary = "收回自己最近一次记录（24 小时内）")]
internal sealed class TakeBackCommand(BotDbContext db) : IChatCommand
{
    private static readonly TimeSpan Reach = TimeSpan.FromHours(24);

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var me = call.Member.Id;
        var since = call.Now - Reach;
        var answer = await db.ParticipationEntries
            .Where(e => e.MemberId == me && e.ByMemberId == me && e.At >= since && !e.IsTakeBack && e.TakenBackAt == null)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        var checkIn = await db.CheckIns.Where(c => c.MemberId == me && c.At >= since && c.TakenBackAt == null)
            .OrderByDescending(c => c.At).FirstOrDefaultAsync(cancellationToken);
        var leave = await db.Leaves.Where(l => l.MemberId == me && l.AskedAt >= since && l.State == LeaveState.Asked)
            .OrderByDescending(l => l.AskedAt).FirstOrDefaultAsync(cancellationToken);

        var latest = new[] { answer?.At, checkIn?.At, leave?.AskedAt }.Max();

        if (latest is null)
        {
            return Reply.Refuse("24 小时内没有可以收回的记录。更早的请找本组联络员代录更正。");
        }

        if (answer?.At == latest)
        {
            return await TakeBackAnswerAsync(answer!, call, cancellationToken);
        }

        if (checkIn?.At == latest)
        {
            checkIn!.TakenBackAt = call.Now;
            return Reply.Say(checkIn.GatheringId == 0 ? "已收回今天的打卡。" : "已收回这次签到。");
        }

        leave!.State = LeaveState.TakenBack;
        return Reply.Say($"已收回请假（{leave.From:M月d日}至{leave.To:M月d日}）。");
    }

    private async ValueTask<Reply> TakeBackAnswerAsync(ParticipationEntry entry, CommandCall call, CancellationToken cancellationToken)
    {
        var mine = await db.Participations.Include(p => p.Topic).SingleAsync(p => p.TopicId == entry.TopicId && p.MemberId == entry.MemberId, cancellationToken);

        if (mine.AnsweredAt != entry.At)
        {
            return Reply.Refuse($"第{mine.Topic!.WeekNumber}周的记录后来由联络员改过（现在是{mine.Outcome.Word()}），收回不了。要更正请找本组联络员。");
        }

        mine.TakeBack(entry, call.Now, call.Member.Id);
        return Reply.Say($"已收回：第{mine.Topic!.WeekNumber}周《{mine.Topic.Title}》现在是{mine.Outcome.Word()}。原记录留在历史里。");
    }
}
