using BotService.Commands;
using BotService.Features.Topics.Reminding;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics.Chasing;

/// <summary>Gives the group back to the reminders before the topic is due: what is still ahead comes, what the hold kept away does not come later.</summary>
internal sealed class HoldEnd(BotDbContext db, ReminderPlanner planner, TopicSource source, LocalClock clock)
{
    private static readonly string[] Words = ["结束", "取消", "停止", "恢复"];

    /// <summary>结束 may stand before or after the week.</summary>
    public static bool IsMeant(string rest, out string which)
    {
        var word = Array.Find(Words, w => rest.StartsWith(w, StringComparison.Ordinal) || rest.EndsWith(w, StringComparison.Ordinal));
        which = word is null ? rest : rest.Replace(word, string.Empty, StringComparison.Ordinal).Trim();
        return word is not null;
    }

    public async ValueTask<Reply> RunAsync(CommandCall call, string which, CancellationToken cancellationToken)
    {
        var reference = TopicReference.Take(which, clock);
        var (group, now, id, week) = (call.Member.GroupId, call.Now, reference.TopicId, reference.Week?.Key);
        var all = await db.Topics.NotDueYet(now)
            .Where(t => (id == null || t.Id == id) && (week == null || t.WeekKey == week) && db.Holds.Any(h => h.TopicId == t.Id && h.GroupId == group))
            .OrderBy(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var held = all.Where(reference.Means).ToList();

        if (held.Count == 0)
        {
            return Reply.Refuse("本组现在没有“我来跟进”的主题，没有改动。");
        }

        var ids = held.Select(t => t.Id).ToList();
        await db.Holds.Where(h => h.GroupId == group && ids.Contains(h.TopicId)).ExecuteDeleteAsync(cancellationToken);
        ids.ForEach(topic => db.Audit(now, call.Caller.UserId, "hold-end", FormattableString.Invariant($"topic {topic} group {group}")));
        return Reply.Say(["已结束跟进，机器人照常提醒本组：", .. await AheadAsync(held, now, cancellationToken)]);
    }

    private async ValueTask<IEnumerable<string>> AheadAsync(List<Topic> topics, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var facts = planner.FactsOf(await source.ReadAsync(now, ReminderSources.Reach, cancellationToken), now);
        var ahead = planner.Due(new TimeWindow(now, topics.Max(t => t.DueAt)), facts).Where(nudge => nudge.IsForMembers).ToLookup(nudge => nudge.Subject.Id);
        return topics.Select(t => $"第{t.WeekNumber}周《{t.Title}》{(ahead[t.Id].FirstOrDefault() is { } next ? $"下一次 {clock.Moment(next.At)} {planner.WordOf(next)}" : "截止前没有别的提醒了，名单发 未报")}");
    }
}
