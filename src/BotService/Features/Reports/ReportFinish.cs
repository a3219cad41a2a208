using BotService.Commands;
using BotService.Features.Reports.Comparing;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;

namespace BotService.Features.Reports;

/// <summary>总结 定稿: which draft was signed. It cannot be undone, so it is asked first.</summary>
internal sealed class ReportFinish(BotDbContext db, Snapshots snapshots, LocalClock clock)
{
    public async ValueTask<Reply> FinishAsync(CommandCall call, string rest, CancellationToken cancellationToken)
    {
        if (!SnapshotNumber.Take(rest, out var number, out var behind) || behind.Length > 0)
        {
            return Reply.Refuse("请写定哪一稿，例如：总结 定稿 稿3");
        }

        if (await snapshots.FindAsync(number, cancellationToken) is not { } snapshot)
        {
            return Reply.Refuse($"没有稿{number}，没有定稿。");
        }

        if (snapshot.FinalAt is { } already)
        {
            return Reply.Say($"稿{number} {ReportWords.Day(already, clock)}已经定稿。");
        }

        if (!call.IsConfirmed)
        {
            return Reply.AskFirst($"还没有定稿。稿{number}（截至{AsOfDayText.Written(snapshot.AsOf, clock.Today)}）定稿后不能撤回，以后的数字只和它比，不再改它。", ReportCommand.Word, $"定稿 稿{number}");
        }

        snapshot.FinalAt = call.Now;
        db.Audit(call.Now, call.Caller.UserId, "report", $"稿{number}", "final");
        return Reply.Say($"稿{number} 已定稿。再要文件请发：总结 稿{number}");
    }
}
