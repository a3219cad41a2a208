using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>What admins see: group, signal and reply together, two working days after the group could read it. In the order of the roster; nothing is counted by group.</summary>
internal sealed class AdminSignals(BotDbContext db, SharedSignals shared, SignalSwitches switches, WorkCalendar calendar, LocalClock clock)
{
    public async ValueTask<IReadOnlyList<string>> LinesAsync(DateTime now, SignalLimits limits, CancellationToken cancellationToken)
    {
        var common = await shared.ReadAsync(cancellationToken);
        var guarded = await db.LiaisonsOnDuty(clock.Today).Select(m => m.GroupId).Distinct().ToHashSetAsync(cancellationToken);
        var signals = await db.StudySignals.AsNoTracking().Include(s => s.Group).OrderBy(s => s.GroupId).ThenBy(s => s.FoundAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);

        // A group with nobody who could have been told has its days from when it was found.
        var ripe = signals.FindAll(s => (s.ToldAt ?? (guarded.Contains(s.GroupId) ? null : s.FoundAt)) is { } told && TwoWorkingDaysAfter(told) <= now);
        var ofGroups = ripe.FindAll(s => !common.Contains((s.Kind, s.Period)));

        // A burst alone is no reason to look at a group, and one that was explained is over.
        var lines = ofGroups.Where(s => s.Kind is not SignalKind.Burst || (s.Reply is null && ofGroups.Exists(other => other.Kind is not SignalKind.Burst && other.GroupId == s.GroupId && other.Period == s.Period)))
            .GroupBy(s => s.Kind is SignalKind.SameProblem && s.References is { } alike ? alike : $"{s.Id}")
            .Select(same => $"{string.Join('、', same.Select(s => s.Group!.Name))}，{SignalText.Period(same.First())}：{SignalText.Statement(same.First(), limits, clock)}{ReplyOf([.. same])}")
            .ToList();
        var ofTopics = signals.Where(s => common.Contains((s.Kind, s.Period))).Select(s => $"{SignalText.Period(s)} {SignalText.Word(s.Kind)}：{SharedSignals.Ask}").Distinct();

        return
        [
            "学风（先问本组，两个工作日后才到这里；不排名，不进考核和总结）",
            .. lines.Count > 0 ? lines : ["现在没有。"],
            .. ofTopics,
            .. await RecordAsync(cancellationToken),
        ];
    }

    /// <summary>How often all of them together were explained, and which switched themselves off by that.</summary>
    public async ValueTask<IReadOnlyList<string>> RecordAsync(CancellationToken cancellationToken)
    {
        var asked = await db.StudySignals.CountAsync(cancellationToken);
        var explained = await db.StudySignals.CountAsync(s => s.Reply != null, cancellationToken);
        var off = await switches.OwnOffAsync(cancellationToken);
        return
        [
            .. asked > 0 ? [$"近三个月提示 {asked} 次，说明合理 {explained} 次"] : (string[])[],
            .. off.Select(pair => $"{SignalText.Word(pair.Key)} 多半说明合理（{pair.Value}），已自动停用；管理员可以发：学风 启用 {SignalText.Word(pair.Key)}"),
        ];
    }

    private DateTime TwoWorkingDaysAfter(DateTimeOffset told)
    {
        var local = clock.ToLocal(told);
        return calendar.NextWorkingDay(calendar.NextWorkingDay(DateOnly.FromDateTime(local))).ToDateTime(TimeOnly.FromDateTime(local));
    }

    private static string ReplyOf(IReadOnlyList<StudySignal> signals)
    {
        var replies = signals.Where(s => s.Reply is not null).Select(s => s.Reply).Distinct().ToList();
        return replies.Count == 0 ? "还没有说明" : $"说明：{string.Join('；', replies)}";
    }
}
