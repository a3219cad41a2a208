using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Policy;

/// <summary>What the store holds about a person, in figures, and how long it stays.</summary>
internal sealed class OwnRecords(BotDbContext db, LocalClock clock, IOptions<PolicyOptions> policy)
{
    public async Task<IReadOnlyList<string>> LinesAsync(Store.Member member, CancellationToken cancellationToken)
    {
        var me = member.Id;
        var owed = await db.ParticipationsOf(me).CountAsync(cancellationToken);
        var changes = await db.EntriesOf(me).CountAsync(cancellationToken);
        var checkIns = await db.CheckIns.CountAsync(c => c.MemberId == me, cancellationToken);
        var leaves = await db.Leaves.CountAsync(l => l.MemberId == me, cancellationToken);
        var handOvers = await db.HandOvers.CountAsync(h => h.GiverId == me || h.StandInId == me, cancellationToken);
        var opinions = await db.Opinions.CountAsync(o => o.MemberId == me, cancellationToken);
        var turns = await db.SpeakingTurns.CountAsync(t => t.MemberId == me, cancellationToken);
        var notices = await db.Participations.CountAsync(p => p.MemberId == me && db.AllTopics.Any(t => t.Id == p.TopicId && t.Sort == TopicSort.Notice), cancellationToken);
        var items = await db.LedgerItems.CountAsync(i => i.OwnerId == me || i.RaisedById == me || db.LedgerTeams.Any(t => t.ItemId == i.Id && t.MemberId == me), cancellationToken);
        var steps = await db.LedgerEntries.CountAsync(e => e.ByMemberId == me || e.OnBehalfOf == me, cancellationToken);
        var nudges = await db.NudgesOf(me, clock.Today, policy.Value).CountAsync(cancellationToken);

        var key = UserKey.Of(member.UserId);
        var addresses = await db.Addresses.CountAsync(a => a.UserKey == key, cancellationToken);

        return
        [
            $"存了您的这些内容（{member.Name}，{member.Group!.Name}）：",
            $"应学记录 {owed}，修改历史 {changes}，打卡签到 {checkIns}，请假 {leaves}，联络交接 {handOvers}，署名意见 {opinions}，述学 {turns}，传达 {notices}，清单事项 {items}，清单经过 {steps}，提醒 {nudges}",
            $"各周的结果作为学习记录一直保留；心得、原因 {policy.Value.KeepRemarksDays} 天，请假 {policy.Value.KeepLeavesDays} 天，打卡签到 {policy.Value.KeepCheckInsDays} 天，意见 {policy.Value.KeepOpinionsDays} 天，交接和操作记录 {policy.Value.KeepAuditDays} 天后删除；清单的事项和经过作为工作记录一直保留。匿名意见不存发送人，查不到是谁。",
            $"发给您的消息和提醒保留 {policy.Value.KeepMessagesDays} 天，机器人的答复保留 {policy.Value.KeepReceiptsDays} 天；聊天原文不存（心得、原因、署名意见除外）。",
            .. addresses == 0 ? (string[])[] : [$"智能机器人里认得您的账号 {addresses} 个，用来给您发消息。"],
        ];
    }
}
