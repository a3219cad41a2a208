using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Status;

/// <summary>Whether the service does its work, for the admin who is asked why nothing came: scheduler, messages owed, channel, backup, calendar.</summary>
[ChatCommand("状态", "系统状态", "运行状态", Summary = "提醒、消息、通道、备份是否正常", Audience = Audience.Admin, IsQuestion = true)]
[Help(FirstFor = Audience.Admin, Order = 5)]
internal sealed class StatusCommand(BotDbContext db, OwedMessages owed, UndoneMessages left, IEnumerable<IChannelStatus> channels, WorkCalendar calendar, LocalClock clock, ClockTrust trust) : IChatCommand
{
    private const int MostSkipped = 5;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var marks = await db.Marks.ToDictionaryAsync(m => m.Name, m => m.At, cancellationToken);
        var unreachable = await db.Members.OnRoster(clock.Today).CountAsync(m => m.UnreachableSince != null, cancellationToken);
        var skipped = await db.SkippedSinceAsync(call.Now.AddDays(-7), cancellationToken);

        return Reply.Say(
        [
            Ticks(marks, call.Now),
            .. Future(marks, call.Now),
            .. await owed.LinesAsync(cancellationToken),
            .. left.Lines(),
            $"通道：{At(marks, ServiceMark.LastDispatch, "还没有发出过消息", "最近发出 ")}",
            .. channels.Select(channel => channel.Line),
            $"备份：{At(marks, ServiceMark.LastBackup, "还没有备份过", "最近 ")}",
            unreachable == 0 ? "未送达：没有" : $"未送达：{unreachable} 人收不到消息（发一条消息给应用即恢复）",
            .. Calendars(),
            skipped.Count == 0 ? "近 7 天没有跳过的提醒" : $"近 7 天跳过 {skipped.Count} 次提醒（到点时服务没有运行，过时不再发）：",
            .. skipped.Take(MostSkipped).Select(what => $"· {what}"),
        ]);
    }

    private string Ticks(Dictionary<string, DateTimeOffset> marks, DateTimeOffset now)
    {
        var last = marks.TryGetValue(ServiceMark.LastTick, out var at) ? at : (DateTimeOffset?)null;
        var state = last is null ? "从未运行" : now - last > Standstill.Threshold ? $"停在 {clock.Moment(last.Value)}，请检查服务" : $"正常，最近 {clock.Moment(last.Value)}";
        return $"提醒：{state}；已安排到 {At(marks, ServiceMark.Planned, "—", string.Empty)}";
    }

    /// <summary>With the year, which is what is wrong with them.</summary>
    private IEnumerable<string> Future(Dictionary<string, DateTimeOffset> marks, DateTimeOffset now)
    {
        if (trust.JumpedAhead is not null)
        {
            yield return $"时钟：突然快到 {WithYear(now)}，持续 {ClockTrust.Lasts.TotalMinutes:0} 分钟之前不按它安排提醒，请检查服务器时间";
        }

        foreach (var mark in marks.Where(mark => mark.Value > now + FutureMarks.Tolerance))
        {
            yield return $"时钟：有记录在将来（{Word(mark.Key)} {WithYear(mark.Value)}），服务器时间曾经或现在不对，请检查";
        }
    }

    private string WithYear(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{clock.ToLocal(at):yyyy年M月d日 HH:mm}");

    private static string Word(string mark) => mark switch
    {
        ServiceMark.Planned => "提醒已安排到",
        ServiceMark.LastTick => "最近一次提醒检查",
        ServiceMark.LastDispatch => "最近发出",
        ServiceMark.LastBackup => "最近备份",
        _ => mark,
    };

    private string At(Dictionary<string, DateTimeOffset> marks, string name, string never, string before) =>
        marks.TryGetValue(name, out var at) ? $"{before}{clock.Moment(at)}" : never;

    /// <summary>From December on the next year's holidays should be known; before that nobody can know them.</summary>
    private IEnumerable<string> Calendars()
    {
        if (!calendar.HasHolidays)
        {
            return ["节假日：按设置不用放假安排，周一至周五上班"];
        }

        var today = clock.Today;
        int[] needed = today.Month == 12 ? [today.Year, today.Year + 1] : [today.Year];
        var missing = needed.Where(year => !calendar.IsAnnounced(year)).ToList();
        return missing.Count == 0
            ? [$"节假日：{string.Join('、', needed)} 年已录入"]
            : missing.Select(year => $"节假日：{year} 年放假安排尚未录入，暂按周一至周五");
    }
}
