using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.CheckIns;

/// <summary>Takes back that somebody was there, on a day or at a gathering.</summary>
internal sealed class CheckInTakeBack(BotDbContext db) : ITakeBack
{
    public int Rank => 2;

    public IReadOnlyList<string> Names => ["打卡", "签到"];

    public async ValueTask<LatestRecord?> LatestAsync(CommandCall call, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var me = call.Member.Id;
        var latest = await db.CheckIns.Where(c => c.MemberId == me && c.At >= since && c.TakenBackAt == null)
            .OrderByDescending(c => c.At).FirstOrDefaultAsync(cancellationToken);
        return latest is null ? null : new LatestRecord(latest.At, _ => ValueTask.FromResult(TakeBack(latest, call)));
    }

    private static Reply TakeBack(CheckIn checkIn, CommandCall call)
    {
        checkIn.TakenBackAt = call.Now;
        return Reply.Say(checkIn.GatheringId == 0 ? "已收回今天的打卡。" : "已收回这次签到。");
    }
}
