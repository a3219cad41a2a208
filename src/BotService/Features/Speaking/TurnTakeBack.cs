using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>Takes back that somebody spoke, by whoever recorded it; whoever lost the week to that record has it again.</summary>
internal sealed class TurnTakeBack(BotDbContext db) : ITakeBack
{
    public int Rank => 6;

    public IReadOnlyList<string> Names => ["述学", "已讲"];

    public async ValueTask<LatestRecord?> LatestAsync(CommandCall call, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // Only they record turns, and only of the groups for which they still speak.
        if (!call.Caller.HasOffice)
        {
            return null;
        }

        var (me, group) = (call.Caller.UserKey, call.Caller.OnlyGroup);
        var latest = await db.SpeakingTurns.Include(t => t.Member)
            .Where(t => (group == null || t.GroupId == group) && t.State == TurnState.Spoke && t.ByUserKey == me && t.At >= since)
            .OrderByDescending(t => t.At).ThenByDescending(t => t.Id).FirstOrDefaultAsync(cancellationToken);
        return latest is null ? null : new LatestRecord(latest.At, token => TakeBackAsync(latest, call, token));
    }

    private async ValueTask<Reply> TakeBackAsync(SpeakingTurn turn, CommandCall call, CancellationToken cancellationToken)
    {
        // The one whose place was taken was planned before, and was moved by the same message.
        var replaced = await db.SpeakingTurns.Include(t => t.Member)
            .Where(t => t.GroupId == turn.GroupId && t.WeekKey == turn.WeekKey && t.Id < turn.Id && t.State == TurnState.Moved && t.ByUserKey == turn.ByUserKey && t.At == turn.At)
            .FirstOrDefaultAsync(cancellationToken);
        (turn.State, turn.At) = (replaced is null ? TurnState.Planned : TurnState.Moved, call.Now);

        if (replaced is not null)
        {
            (replaced.State, replaced.At) = (TurnState.Planned, call.Now);
        }

        return Reply.Say($"已收回：第{turn.WeekKey % 100}周 {turn.Member!.Name}不再记为已讲{(replaced is null ? string.Empty : $"，仍排{replaced.Member!.Name}")}。记对的人发 述学 已讲 姓名");
    }
}
