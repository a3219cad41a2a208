using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Leaves;

/// <summary>Asks to be excused for some days; whoever may decide gets a card at once.</summary>
[ChatCommand(
    Word, Usage = "请假 [第N周 / 日期至日期] 原因", Summary = "请假，由本组联络员答复",
    IsForOneself = true, RecordsAnswer = true, BesideNumber = BesideNumber.RefusedAlone)]
[Help(FirstFor = Audience.Member, Order = 3, Heading = Word, Examples = "请假 明天 看病，请假 下周一至下周三 出差，请假 下周 培训；不写日子就是到本周主题截止")]
internal sealed class AskLeaveCommand(BotDbContext db, LeaveRequests requests, LocalClock clock) : IChatCommand
{
    public const string Word = "请假";

    private const int LongestDays = 92;

    private const int LongestReason = 500;

    private const int LongestShown = 60;

    private const string Part = "原因";

    private const string FirstDay = "开始的日子";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var now = clock.ToLocal(call.Now);
        var (today, intent) = (DateOnly.FromDateTime(now), LeaveDates.Read(call.Rest, now));

        // 年假还有几天 asks about leave, and 可以吗 behind a reason asks for it.
        if (call is { IsInOwnWords: true, IsConfirmed: false } && intent.HasReason && PartWords.Asks(call.Rest))
        {
            return Reply.AskFirst(
                $"这句像是在问请假的事，没有提交。怎么请发 帮助 请假，批没批发 我的，能请几天请问本组联络员。还是要请{DaysOf(intent)}假，原因就写“{MessageText.ClipRunes(intent.Reason, LongestShown)}”？",
                Word,
                intent is { From: { } asked, To: { } lastAsked } ? $"{Written(asked, lastAsked)} {MessageText.ClipRunes(intent.Reason, LongestReason)}" : MessageText.ClipRunes(call.Rest, LongestReason) ?? string.Empty);
        }

        if (intent.HowLong is { } length)
        {
            return Reply.AskFor($"请 {length}，从哪天起？先没有提交，例如：明天，或 {today.AddDays(1):M月d日}", FirstDay, Word, LeaveDates.Since(length, intent.Reason), PartKind.WordsOrDays);
        }

        if (intent is { Unclear: true, From: { } likely, To: { } lastLikely })
        {
            return !intent.HasReason ? AskForReason(intent) : Reply.AskFirst(
                $"是请 {LocalClock.Days(likely, lastLikely)} 的假吗？先没有提交，原因就写“{MessageText.ClipRunes(intent.Reason, LongestShown)}”。要请别的日子，请把日子写在前面再发，{Examples(StudyWeek.Of(today).Next())}",
                Word,
                $"{Written(likely, lastLikely)} {MessageText.ClipRunes(intent.Reason, LongestReason)}");
        }

        if (intent.Unclear)
        {
            return Reply.RefusePart($"{LeaveDates.MissingDayIn(call.Rest, today.Year) ?? "没看懂是哪几天"}，没有提交。请写连着的几天，不连着的分几次请，{Examples(StudyWeek.Of(today).Next())}");
        }

        if (!intent.HasReason)
        {
            return AskForReason(intent);
        }

        var (from, to) = intent is { From: { } first, To: { } last } ? (first, last) : await UsualDaysAsync(call, cancellationToken);
        return await AskAsync(call, from, to, intent.Reason, cancellationToken);
    }

    /// <summary>The days that a yes files, so that it need not be asked again.</summary>
    private static string DaysOf(LeaveDates intent) => intent is { From: { } from, To: { } to } ? $" {LocalClock.Days(from, to)} 的" : string.Empty;

    private static string Examples(StudyWeek week) => $"例如：请假 {week.Monday:M月d日}至{week.Monday.AddDays(4):M月d日} 出差，请假 第{week.Number}周 培训，请假 两周 休假";

    /// <summary>The days are kept with their year: asked before midnight, 明天 would be another day behind it.</summary>
    private Reply AskForReason(LeaveDates intent) => intent is { From: { } from, To: { } to }
        ? Reply.AskFor($"请 {LocalClock.Days(from, to)} 的假还差一句原因，没有提交。", Part, Word, Written(from, to), PartKind.WordsOrDays)
        : Reply.AskFor($"请假还差一句原因，没有提交。要请哪几天可以写在一起，例如：{clock.Today.AddDays(1):M月d日}至{clock.Today.AddDays(3):M月d日} 出差", Part, Word, kind: PartKind.WordsOrDays);

    private static string Written(DateOnly from, DateOnly to) => from == to ? $"{from:yyyy年M月d日}" : $"{from:yyyy年M月d日}至{to:yyyy年M月d日}";

    /// <summary>The same for days that were picked: a reason may speak of other days and is not searched for them.</summary>
    public async ValueTask<Reply> AskAsync(CommandCall call, DateOnly from, DateOnly to, string written, CancellationToken cancellationToken)
    {
        var reason = written.Trim();

        if (reason.Length == 0)
        {
            return Reply.Refuse("请写一句原因，没有提交。");
        }

        if (reason.Length > LongestReason)
        {
            return Reply.Refuse($"原因太长（最多 {LongestReason} 字），没有提交。");
        }

        if (to < from)
        {
            return Reply.Refuse($"最后一天（{LocalClock.Day(to)}）早于第一天（{LocalClock.Day(from)}），没有提交。");
        }

        if (to < clock.Today)
        {
            return Reply.Refuse($"{LocalClock.Days(from, to)}已经过去，没有提交。过去的日子请不了假；当时学过或没学，可以请本组联络员代录。");
        }

        if (to.DayNumber - from.DayNumber >= LongestDays)
        {
            return Reply.Refuse($"一次最多请 {LongestDays} 天，没有提交。请分几次提交，或者请管理员调整名册。");
        }

        return await FindSameAsync(call.Member.Id, from, to, cancellationToken) ?? await AddAsync(call, from, to, reason, cancellationToken);
    }

    /// <summary>Without days: until the due day of the topic that the person owes, or else this week.</summary>
    private async ValueTask<(DateOnly From, DateOnly To)> UsualDaysAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (me, today) = (call.Member.Id, clock.DayOf(call.Now));
        var open = db.Topics.NotDueYet(call.Now).Select(t => t.Id);
        var owed = await db.Participations
            .Where(p => open.Contains(p.TopicId) && p.MemberId == me && (p.Outcome == Outcome.Pending || p.Outcome == Outcome.Unreachable))
            .OrderBy(p => p.Topic!.DueAt).Select(p => (DateTimeOffset?)p.Topic!.DueAt).FirstOrDefaultAsync(cancellationToken);
        var week = StudyWeek.Of(today);
        return owed is { } due ? (today, clock.DayOf(due)) : (week.Monday, week.Sunday);
    }

    private async ValueTask<Reply?> FindSameAsync(int memberId, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var same = await db.Leaves.AskedOrGranted()
            .Where(l => l.MemberId == memberId && l.From <= from && l.To >= to)
            .OrderBy(l => l.Id).FirstOrDefaultAsync(cancellationToken);
        return same switch
        {
            null => null,
            { State: LeaveState.Granted } => Reply.Refuse($"这几天已准假（{LocalClock.Days(same.From, same.To)}），不用再请。"),
            _ => Reply.Refuse($"已经提交过（{LocalClock.Days(same.From, same.To)}），正在等答复。要改请先发：撤回请假"),
        };
    }

    private async ValueTask<Reply> AddAsync(CommandCall call, DateOnly from, DateOnly to, string reason, CancellationToken cancellationToken)
    {
        var leave = new Leave { MemberId = call.Member.Id, Member = db.Attach(call.Member).Entity, From = from, To = to, Reason = reason, AskedAt = call.Now };
        db.Leaves.Add(leave);

        // The card's buttons name the row, so it must have its number first.
        await db.SaveChangesAsync(cancellationToken);
        var days = LocalClock.Days(from, to);

        return await requests.AskAsync(leave, cancellationToken)
            ? Reply.Say($"已提交请假：{days}。答复后会告诉您；不请了发：撤回")
            : Reply.Say($"已记下请假：{days}。现在没有能答复的联络员或管理员，请当面找本单位的学习管理员。");
    }
}
