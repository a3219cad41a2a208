using BotService.Ledgers;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>督办 任14: one message about one late item, shown first; once in five working days, and within the owner's week.</summary>
internal sealed class ChaseAct(
    BotDbContext db, LedgerBook book, LedgerDays days, LedgerPeople people, ChaseMessages messages, OwnerRemarks remarks, LocalClock clock, WorkCalendar calendar,
    IOptions<ReminderOptions> reminders) : ILedgerAct
{
    private const int OnceIn = 5;

    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Chase];

    /// <summary>Null for an item that is late; otherwise why nobody is urged about it.</summary>
    public static string? WhyNot(LedgerCase one, LedgerDays days) => one.Item switch
    {
        _ when one.Kind.IsRecord => $"{one.Name} 是{one.Kind.List}，不用督办",
        { State: not LedgerState.Doing } item => $"{one.Name} 现在是{one.Kind.Word(item.State)}，不用督办",
        { DueOn: { } due } when due < days.Today => days.WorkingDaysBetween(due, days.Today) == 0 ? $"{one.Name} 刚过期，下一个工作日再督办" : null,
        _ => $"{one.Name} 还没到期，不用督办；要问进展请直接联系",
    };

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var item = one.Item;

        if (WhyNot(one, days) is { } wrong)
        {
            return Reply.Refuse(wrong);
        }

        var due = item.DueOn!.Value;
        var late = days.WorkingDaysBetween(due, days.Today);

        if (await LastAsync(item, cancellationToken) is { } before && days.WorkingDaysBetween(before, days.Today) < OnceIn)
        {
            return Reply.Refuse($"{one.Name} 上次督办是{LedgerDays.Long(before)}，5 个工作日内不再发");
        }

        if ((await people.RosterAsync(cancellationToken)).FirstOrDefault(m => m.Id == item.OwnerId) is not { } owner)
        {
            return Reply.Refuse($"{one.Name} 还没有责任人，先发 {one.Name} 派 姓名 日期");
        }

        // Leave silences all; the five working days would begin without the owner.
        if (await remarks.AwayAsync(owner.Id, days.Today, cancellationToken) is { } leave)
        {
            return Reply.Refuse($"{owner.Name}{(leave.State is LeaveState.Asked ? "申请" : string.Empty)}{OwnerRemarks.Days(leave)}请假，没有发；{LedgerDays.Long(calendar.NextWorkingDay(leave.To))}回来后再督办");
        }

        var week = StudyWeek.Of(days.Today);
        var got = await db.CountPushesAsync(owner.Id, week.Key, cancellationToken);

        if (got >= reminders.Value.Budget)
        {
            return Reply.Refuse($"{owner.Name}本周已收 {got} 次，不再发；请当面说");
        }

        var text = $"{one.Name} 已过期 {late} 个工作日，请今天回复：{one.Name} 进展 …{(one.Kind.Knows(LedgerVerb.Claim) ? $"、{one.Name} 完成 …" : string.Empty)}，或说明困难";
        var liaisons = await db.LiaisonsOnDuty(days.Today).Where(m => m.GroupId == item.GroupId && m.Id != owner.Id).OrderBy(m => m.Id).ToListAsync(cancellationToken);

        if (one.Call.IsConfirmed)
        {
            return await SendAsync(one, new Chased(owner, liaisons, text, $"{one.Name} {item.Title}（{owner.Name}）：{text}", week), cancellationToken);
        }

        var preview = string.Join(
            '\n',
            $"{one.Name} {item.Title}，逾期 {late} 个工作日·{days.Light(item.State, due, days.Today)![3..]}；{owner.Name}（{await people.GroupNameAsync(owner.GroupId, cancellationToken)}）",
            $"会发给：{owner.Name}{(liaisons.Count > 0 ? "、本支部联络员" : string.Empty)}。{owner.Name}本周已收 {got} 次，发后 {got + 1} 次。",
            $"内容：{text}");
        return Reply.AskToSend(preview, ActCommand.Word, $"{one.Name} 督办");
    }

    private async ValueTask<Reply> SendAsync(LedgerCase one, Chased chased, CancellationToken cancellationToken)
    {
        var at = calendar.NextCalm(clock.Now);
        book.Append(one.Item, new LedgerStep(LedgerVerb.Chase, one.Item.State, one.Viewer));
        await messages.OweAsync(one.Item, chased, days.Today, clock.ToInstant(at), cancellationToken);
        db.Audit(one.Call.Now, one.Call.Caller.UserId, "ledger-chase", one.Name);
        var when = at == clock.Now ? string.Empty : $"，{clock.Moment(clock.ToInstant(at))} 发出";
        return Reply.Say($"{one.Name} 已督办：发给{chased.Owner.Name}{(chased.Liaisons.Count > 0 ? "和本支部联络员" : string.Empty)}{when}。");
    }

    private async ValueTask<DateOnly?> LastAsync(LedgerItem item, CancellationToken cancellationToken) =>
        await db.LedgerEntries.Where(e => e.ItemId == item.Id && e.Verb == nameof(LedgerVerb.Chase) && e.TakenBackAt == null).OrderByDescending(e => e.Id).Select(e => (DateOnly?)e.Day).FirstOrDefaultAsync(cancellationToken);
}
