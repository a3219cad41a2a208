using BotService.Features.Topics.Reminding;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>What members were and will be told about some topics: when, how many, never who.</summary>
internal sealed class TopicReminders(BotDbContext db, ReminderPlanner planner, TopicSource source, LocalClock clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(60);

    /// <summary>Pushes to members, counted in the order of the store's key, so that no row of a person is read.</summary>
    public async Task<IReadOnlyList<ReminderLine>> SentAsync(IReadOnlyCollection<int> topicIds, CancellationToken cancellationToken)
    {
        var rows = await db.SentNudges.AsNoTracking().Where(n => topicIds.Contains(n.SubjectId))
            .GroupBy(n => new { n.SubjectId, n.Rule }).Select(g => new { g.Key.SubjectId, g.Key.Rule, At = g.Min(n => n.At), People = g.Count() }).ToListAsync(cancellationToken);
        var titles = await db.Topics.AsNoTracking().Where(t => topicIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Title, cancellationToken);
        return [.. rows.OrderBy(r => r.At).Select(r => new ReminderLine(planner.WordOf(r.Rule), titles[r.SubjectId], r.At, $"{r.People} 人"))];
    }

    public async Task<IReadOnlyList<ReminderLine>> ComingAsync(IReadOnlyCollection<int> topicIds, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var facts = planner.FactsOf(await source.ReadAsync(now, ReminderSources.Reach, cancellationToken), now);
        var due = planner.Due(new TimeWindow(now, now + Ahead), facts).Where(nudge => topicIds.Contains(nudge.Subject.Id)).ToList();
        var pending = await db.Participations.Where(p => topicIds.Contains(p.TopicId) && p.Outcome == Outcome.Pending).GroupBy(p => p.TopicId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return [.. due.Select(nudge => new ReminderLine(planner.WordOf(nudge), nudge.Subject.Title, nudge.At, Readers(nudge, pending)))];
    }

    private static string Readers(Nudge nudge, Dictionary<int, int> pending) => nudge.Audience switch
    {
        NudgeAudience.Liaisons => "联络员",
        NudgeAudience.LiaisonsAndAdmins => "联络员和管理员",
        NudgeAudience.Admins => "管理员",
        _ when !nudge.Subject.IsOpen => "对象里的人",
        _ => $"还没报的人，现在 {pending.GetValueOrDefault(nudge.Subject.Id)} 人",
    };
}

/// <summary>One push of a topic.</summary>
internal sealed record ReminderLine(string Word, string Title, DateTimeOffset At, string People);
