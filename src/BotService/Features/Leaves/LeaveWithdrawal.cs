using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Leaves;

/// <summary>Takes a leave back for whoever asked for it; what it had excused and can still be answered is owed again.</summary>
internal sealed class LeaveWithdrawal(BotDbContext db, OutboxWriter outbox, LocalClock clock, IOptions<OrganisationOptions> organisation) : ITakeBack
{
    public int Rank => 3;

    public IReadOnlyList<string> Names => [AskLeaveCommand.Word, "销假"];

    /// <summary>The person's latest leave that was asked for or granted since then, or that still waits; where leave was named, also one that still lies ahead.</summary>
    public async ValueTask<LatestRecord?> LatestAsync(CommandCall call, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (me, today, isNamed) = (call.Member.Id, clock.DayOf(call.Now), Names.Any(name => call.Rest.Contains(name, StringComparison.Ordinal)));
        var standing = await db.Leaves.Include(l => l.Member)
            .Where(l => l.MemberId == me
                && ((l.State == LeaveState.Asked && (l.AskedAt >= since || l.To >= today))
                    || (l.State == LeaveState.Granted && (l.AskedAt >= since || l.DecidedAt >= since || (isNamed && l.To >= today)))))
            .ToListAsync(cancellationToken);

        if (standing.MaxBy(At) is not { } latest)
        {
            return null;
        }

        return new LatestRecord(At(latest), async token => await AskAsync(latest, call, since, isNamed, token) ?? await TakeBackAsync(latest, call, token));
    }

    /// <summary>What is asked before anything is taken back; null where the person's own leave is clearly meant.</summary>
    private async ValueTask<Reply?> AskAsync(Leave latest, CommandCall call, DateTimeOffset since, bool isNamed, CancellationToken cancellationToken)
    {
        // What waits since the day before is not what one did last.
        if (!isNamed)
        {
            return At(latest) >= since ? null
                : Reply.AskFirst($"24 小时内没有可以收回的记录。还有一份请假（{latest.Days()}）在等答复，要收回它吗？先没有收回。", call.Word, AskLeaveCommand.Word);
        }

        // 取消张三的请假 is not about the own one.
        if (!call.IsConfirmed && await db.Members.OnRoster(clock.DayOf(call.Now)).Where(m => m.Id != latest.MemberId).AnyNamedInAsync(call.Rest, cancellationToken))
        {
            return Reply.AskFirst($"别人的请假由本人收回。要收回的是您自己的请假（{latest.Days()}）吗？先没有收回。", call.Word, AskLeaveCommand.Word);
        }

        return !call.IsConfirmed && call.Rest.StartsWith(ITakeBack.InPassing, StringComparison.Ordinal)
            ? Reply.AskFirst($"没有提交新的请假。您的请假（{latest.Days()}）要收回吗？先没有收回。", call.Word, AskLeaveCommand.Word)
            : null;
    }

    private async ValueTask<Reply> TakeBackAsync(Leave leave, CommandCall call, CancellationToken cancellationToken)
    {
        var wasGranted = leave.State is LeaveState.Granted;
        leave.State = LeaveState.TakenBack;

        if (!wasGranted)
        {
            return Reply.Say($"已收回请假（{leave.Days()}）。");
        }

        var owed = await OweAgainAsync(leave, call, cancellationToken);
        db.Audit(call.Now, call.Member.UserId, "leave", string.Create(CultureInfo.InvariantCulture, $"leave {leave.Id} member {leave.MemberId}"), nameof(LeaveState.TakenBack));
        outbox.Owe(
            string.Create(CultureInfo.InvariantCulture, $"leave:{leave.Id}:taken-back"),
            await db.LeaveDecidersAsync(leave.Member!, organisation.Value, clock.Today, cancellationToken),
            new TextContent($"{leave.Member!.Name} 收回了已准的请假（{leave.Days()}）。{Consequence(owed)}"));
        return Reply.Say($"已收回已准的请假（{leave.Days()}），会告诉联络员。{Consequence(owed)}");
    }

    private async ValueTask<List<Participation>> OweAgainAsync(Leave leave, CommandCall call, CancellationToken cancellationToken)
    {
        var from = clock.StartOf(leave.From);
        var until = clock.StartOf(leave.To.AddDays(1));
        var open = db.Topics.TakingAnswers(call.Now).DueWithin(from, until).Select(t => t.Id);
        var excused = await db.ParticipationsOf(leave.MemberId).Include(p => p.Topic)
            .Where(p => p.Outcome == Outcome.Excused && open.Contains(p.TopicId))
            .OrderBy(p => p.Topic!.WeekKey).ToListAsync(cancellationToken);
        var others = await db.Leaves.Granted().Where(l => l.MemberId == leave.MemberId && l.Id != leave.Id).ToListAsync(cancellationToken);

        // Another granted leave over the same due day still excuses.
        excused.RemoveAll(p => clock.DayOf(p.Topic!.DueAt) is var due && others.Any(l => l.From <= due && l.To >= due));

        foreach (var participation in excused)
        {
            var entry = await db.ParticipationEntries
                .Where(e => e.TopicId == participation.TopicId && e.MemberId == leave.MemberId && e.To == Outcome.Excused && !e.IsTakeBack)
                .OrderByDescending(e => e.Id).FirstAsync(cancellationToken);
            participation.TakeBack(entry, call.Now, call.Member.Id);
        }

        return excused;
    }

    private static DateTimeOffset At(Leave leave) => leave.State is LeaveState.Granted && leave.DecidedAt is { } decided ? decided : leave.AskedAt;

    private static string Consequence(List<Participation> owed) =>
        string.Concat(owed.Select(p => $"第{p.Topic!.WeekNumber}周现在是{p.Outcome.Word()}。"));
}
