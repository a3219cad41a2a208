using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>Takes back what a member said of turns: a request to change that waits, or that the member comes forward. An answer to a colleague stands.</summary>
internal sealed class SwapTakeBack(BotDbContext db, SpeakingSwap swap) : ITakeBack
{
    public int Rank => 7;

    public IReadOnlyList<string> Names => ["换人", SpeakingCommand.Word];

    public async ValueTask<LatestRecord?> LatestAsync(CommandCall call, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (key, me, hasOffice) = (call.Caller.UserKey, call.Member.Id, call.Caller.HasOffice);

        // What a liaison arranges is none of it: behind that 撤回 asks.
        var latest = await db.SpeakingTurns
            .Where(t => t.ByUserKey == key && t.At >= since && t.State == TurnState.Planned
                && (!hasOffice || (t.MemberId == me && t.AskedId != null) || db.SpeakingTurns.Any(s => s.GroupId == t.GroupId && s.WeekKey == t.WeekKey && s.State == TurnState.Swapped && s.ByUserKey == key)))
            .OrderByDescending(t => t.At).ThenByDescending(t => t.Id).FirstOrDefaultAsync(cancellationToken);

        if (latest is null)
        {
            return null;
        }

        if (latest.MemberId == me && latest.AskedId is not null)
        {
            return new LatestRecord(latest.At, token => swap.WithdrawAsync(latest, call, token));
        }

        return latest.MemberId != me || await HasChangedAsync(latest, key, cancellationToken)
            ? new LatestRecord(latest.At, static _ => ValueTask.FromResult(Reply.Refuse("您最近做的是答复换述学，答复了的收不回，没有改动。要再换请发：述学 换 姓名；收回别的记录请写明，例如：撤回 已学")))
            : new LatestRecord(latest.At, _ => ValueTask.FromResult(StepBack(latest, call)));
    }

    private Task<bool> HasChangedAsync(SpeakingTurn turn, string key, CancellationToken cancellationToken) =>
        db.SpeakingTurns.AnyAsync(s => s.GroupId == turn.GroupId && s.WeekKey == turn.WeekKey && s.State == TurnState.Swapped && s.ByUserKey == key, cancellationToken);

    private static Reply StepBack(SpeakingTurn turn, CommandCall call)
    {
        (turn.State, turn.At) = (TurnState.Moved, call.Now);
        return Reply.Say($"已收回：第{turn.WeekKey % 100}周不再排您讲述学。");
    }
}
