using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics.Reminding;

/// <summary>Brings the topics to the reminder engine, and opens those whose time has come.</summary>
internal sealed partial class TopicSource(BotDbContext db, TopicPushes pushes, RosterFreeze roster, ILogger<TopicSource> logger) : IRuleSource
{
    public async Task<IReadOnlyList<string>> OpenAsync(TimeWindow span, CancellationToken cancellationToken)
    {
        var now = span.Until;

        foreach (var topic in await db.AllTopics.NotClosed().Where(t => t.OpenedAt == null && t.OpensAt <= now && t.LateUntil > now).ToListAsync(cancellationToken))
        {
            await roster.OpenAsync(topic, now, cancellationToken);
            Log.Opened(logger, topic.WeekKey, topic.Id);
        }

        return await NoteNeverOpenedAsync(span, cancellationToken);
    }

    public async Task<IReadOnlyList<IRuleSubject>> ReadAsync(DateTimeOffset now, TimeSpan silence, CancellationToken cancellationToken)
    {
        var horizon = now - silence;
        var topics = await db.AllTopics.NotClosed().Where(t => t.LateUntil > horizon && (t.OpenedAt != null || t.LateUntil > now)).OrderBy(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        return [.. topics.Select(topic => new TopicSubject(pushes, topic))];
    }

    /// <summary>A topic whose whole time passed while the service did not run: nobody heard of it, so nobody is counted for it.</summary>
    private async Task<List<string>> NoteNeverOpenedAsync(TimeWindow span, CancellationToken cancellationToken)
    {
        var missed = await db.Topics.NotClosed()
            .Where(t => t.OpenedAt == null && t.LateUntil > span.After && t.LateUntil <= span.Until)
            .ToListAsync(cancellationToken);

        // In the quiet hours every tick looks back over the same span.
        var keys = missed.ConvertAll(KeyOf);
        var known = keys.Count == 0 ? [] : await db.AuditNotes.Where(n => n.Action == SkippedReminders.Action && keys.Contains(n.Subject)).Select(n => n.Subject).ToHashSetAsync(cancellationToken);
        var noted = new List<string>();

        foreach (var topic in missed.Where(topic => !known.Contains(KeyOf(topic))))
        {
            noted.Add($"第{topic.WeekNumber}周《{topic.Title}》整个开放时间服务都没有运行，没有开放");
            db.NoteSkipped(span.Until, KeyOf(topic), noted[^1]);
        }

        return noted;
    }

    private static string KeyOf(Topic topic) => FormattableString.Invariant($"open:{topic.Id}");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Opened the topic of week {Week} (topic {Topic}); its roster is frozen.")]
        public static partial void Opened(ILogger logger, int week, int topic);
    }
}
