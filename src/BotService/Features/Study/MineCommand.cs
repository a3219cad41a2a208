using BotService.Commands;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Study;

/// <summary>The person's own record, and how much of the week's attention the bot has used.</summary>
[ChatCommand("我的", "我的记录", Summary = "自己的记录和本周提醒次数")]
internal sealed class MineCommand(BotDbContext db, LocalClock clock, IOptions<ReminderOptions> options) : IChatCommand
{
    private const int Weeks = 8;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var me = call.Member.Id;
        var year = clock.Today.Year;
        var from = StudyWeek.Of(new DateOnly(year, 1, 4)).Key;
        var counts = await db.Participations.Where(p => p.MemberId == me && p.Topic!.WeekKey >= from)
            .GroupBy(p => p.Outcome).Select(g => new { Outcome = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var recent = await db.Participations.Where(p => p.MemberId == me).OrderByDescending(p => p.Topic!.WeekKey).Take(Weeks)
            .Select(p => new { p.Topic!.WeekKey, p.Topic.Title, p.Outcome, By = p.History.OrderByDescending(e => e.Id).Select(e => e.ByMemberId).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var week = StudyWeek.Of(clock.Today).Key;
        var pushes = await db.SentNudges.Where(s => s.MemberId == me && s.WeekKey == week).Select(s => s.At).Distinct().CountAsync(cancellationToken);
        var days = await db.CheckIns.CountAsync(c => c.MemberId == me && c.TakenBackAt == null && c.Day >= new DateOnly(year, 1, 1), cancellationToken);
        var figures = counts.Aggregate(Figures.None, (sum, c) => sum + Figures.Of(c.Outcome, c.Count));

        return Reply.Say(
        [
            $"{call.Member.Name}（{call.Member.Group!.Name}）{year}年",
            $"应学 {figures.Expected} · 按时 {figures.OnTime} · 补学 {figures.Late} · 请假 {figures.Excused} · 没学 {figures.NotStudied} · 未报 {figures.Unanswered}",
            .. recent.Select(r => $"第{r.WeekKey % 100}周 {r.Outcome.Word()}《{r.Title}》{(r.Outcome is not Outcome.Excused && r.By is { } by && by != me ? "（联络员代录）" : string.Empty)}"),
            $"打卡和签到 {days} 次 · 本周提醒 {pushes}/{options.Value.Budget} 次",
        ]);
    }
}
