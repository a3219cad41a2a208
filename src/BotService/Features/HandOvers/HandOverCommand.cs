using BotService.Commands;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.HandOvers;

/// <summary>A liaison who will be away leaves the own group to one of its members until a day; 交接 结束 gives it back earlier.</summary>
[ChatCommand("交接", "移交", Usage = "交接 姓名 至 日期", Summary = "请本组一人代您联络到哪天，到期自动还回；交接 结束", Audience = Audience.Liaison, Glued = true,
    Act = "hand-over", ActBack = "要收回联络请发 交接 结束")]
[Help(Examples = "交接 王伟 至 月底，交接 王伟 至 下周五")]
internal sealed class HandOverCommand(BotDbContext db, NamePicker names, HandOverEnd end, OutboxWriter outbox, LocalClock clock) : IChatCommand
{
    private const int LongestDays = 92;

    private const int UsualDays = 7;

    private static readonly string[] EndWords = ["结束", "取消", "收回", "还回"];

    private string Example => $"交接 王伟 至 {clock.Today.AddDays(UsualDays):M月d日}";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (EndWords.Contains(call.Rest))
        {
            return await end.RunAsync(call, cancellationToken);
        }

        if (call.Member.Role is not Role.Liaison)
        {
            return Reply.Refuse("您在代别人联络本组，不能再转交，没有改动。不方便继续请发：交接 结束");
        }

        if (call.Rest.Length == 0)
        {
            return Reply.AskFor($"请写明是谁，例如：{Example}", "姓名", "交接", kind: PartKind.Term);
        }

        var (member, rest, instead) = await names.PickAsync(call.Member.GroupId, call.Rest.TrimStart('给', ' ', '　'), clock.Today, Example, cancellationToken, rest => rest[0] is '到' or '至');

        if (member is null)
        {
            return instead!;
        }

        if (UntilIn(rest) is not { } until || until < clock.Today || until.DayNumber - clock.Today.DayNumber >= LongestDays)
        {
            return Reply.AskFor($"请写明交接到哪天（最多 {LongestDays} 天），没有改动，例如：交接 {member.Name} 至 {clock.Today.AddDays(UsualDays):M月d日}", "日期", "交接", $"{member.UserId} 至", PartKind.Week);
        }

        return Refusal(member, call) ?? await GiveAsync(member, until, call, cancellationToken);
    }

    private static Reply? Refusal(Member member, CommandCall call)
    {
        if (member.Id == call.Member.Id)
        {
            return Reply.Refuse("交接给自己不用交接，没有改动。要收回请发：交接 结束");
        }

        if (member.Role is Role.Liaison)
        {
            return Reply.Refuse($"{member.Name} 已是本组联络员，汇总和请假本来就会发给 TA，不用交接。");
        }

        return member.UnreachableSince is null ? null : Reply.Refuse($"{member.Name} 现在收不到应用的消息，没有改动。请换一位，或请 TA 先给应用发一条消息。");
    }

    private async ValueTask<Reply> GiveAsync(Member member, DateOnly until, CommandCall call, CancellationToken cancellationToken)
    {
        var me = call.Member.Id;
        var replaced = await db.RunningHandOvers(clock.Today).Where(h => h.GiverId == me && h.StandInId != member.Id).OrderBy(h => h.Id).Select(h => h.StandIn!).ToListAsync(cancellationToken);
        await db.HandOvers.Where(h => h.GiverId == me && h.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(h => h.EndedAt, call.Now), cancellationToken);
        db.HandOvers.Add(new HandOver { GroupId = call.Member.GroupId, GiverId = me, StandInId = member.Id, At = call.Now, Until = until });
        db.Audit(call.Now, call.Caller.UserId, "hand-over", FormattableString.Invariant($"group {call.Member.GroupId} to member {member.Id}"), FormattableString.Invariant($"until {until:yyyy-MM-dd}"));
        outbox.Owe($"hand-over:{call.Message.Key}", [member.UserId], new TextContent(
            $"{call.Member.Name} 请您代为联络 {call.Member.Group!.Name}，到 {LocalClock.Day(until)}（含当天）为止：本组的汇总和请假会发给您，进度、未报、催办、代录等词您都能用，发 帮助 看全部。不方便请发：交接 结束"));

        if (replaced.Count > 0)
        {
            outbox.Owe($"hand-over-replaced:{call.Message.Key}", replaced.Select(one => one.UserId), new TextContent(
                $"{call.Member.Name} 改请 {member.Name} 代为联络 {call.Member.Group.Name}，请您代的这一段到此结束，以后的汇总和请假发给 {member.Name}。"));
        }

        return Reply.Say(
        [
            $"好，{call.Member.Group.Name}由 {member.Name} 代您联络，到 {LocalClock.Day(until)}（含当天）为止，已告诉 TA。",
            .. replaced.Count == 0 ? (string[])[] : [$"原来请的 {string.Join('、', replaced.Select(one => one.Name))} 不再代，也已告诉。"],
            "这期间汇总和请假发给 TA，不再发给您；您的联络员用词照常能用。到期自动还给您，提前收回发：交接 结束",
        ]);
    }

    private DateOnly? UntilIn(string rest)
    {
        var dates = new ChineseDates(clock.Now);
        var text = rest.AsSpan().TrimStart("至到-~— ");

        if (dates.TryTakeDate(ref text, out var day))
        {
            return text.Trim("止为 。").IsEmpty ? day : null;
        }

        return dates.TryTakeWeek(ref text, out var week) && text.Trim("止为 。").IsEmpty ? week.Sunday : null;
    }
}
