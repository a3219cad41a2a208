using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Topics;

/// <summary>What people were and will be told about some topics: when, how many, never who.</summary>
internal sealed class TopicReminders(BotDbContext db, ReminderPlanner planner, ReminderPreview preview, IOptions<ReminderOptions> options)
{
    /// <summary>Pushes to members, counted in the order of the store's key so that no row of a person is read, and the digests, which only their messages remember.</summary>
    public async Task<IReadOnlyList<ReminderLine>> SentAsync(IReadOnlyCollection<int> topicIds, CancellationToken cancellationToken)
    {
        var rows = await db.SentNudges.AsNoTracking().Where(n => topicIds.Contains(n.SubjectId))
            .GroupBy(n => new { n.SubjectId, n.Rule }).Select(g => new { g.Key.SubjectId, g.Key.Rule, At = g.Min(n => n.At), People = g.Count() }).ToListAsync(cancellationToken);
        var titles = await db.Topics.AsNoTracking().Where(t => topicIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Title, cancellationToken);
        List<ReminderLine> lines = [.. rows.Select(r => Line(r.Rule, titles[r.SubjectId], r.At, r.People))];

        foreach (var (id, title) in titles)
        {
            lines.AddRange(await DigestsAsync(id, title, cancellationToken));
        }

        return [.. lines.OrderBy(line => line.At)];
    }

    /// <summary>The same numbers as 提醒预览. It plans and takes back, so it needs a transaction.</summary>
    public async Task<ComingReminders> ComingAsync(IReadOnlyCollection<int> topicIds, CancellationToken cancellationToken)
    {
        var (rows, isCut) = await preview.OfAsync(topicIds, cancellationToken);
        return new([.. rows.Select(row => new ReminderLine(row.Reminder, row.Title, row.At, row.Whom))], isCut);
    }

    private async Task<IReadOnlyList<ReminderLine>> DigestsAsync(int topic, string title, CancellationToken cancellationToken)
    {
        var about = FormattableString.Invariant($":{topic}:");
        var keys = await db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Sent && m.Key.Contains(about)).Select(m => new { m.Id, m.Key }).ToListAsync(cancellationToken);
        var ruleOf = keys.Select(m => (m.Id, Rule: DigestIn(m.Key, topic))).Where(m => m.Rule is not null).ToDictionary(m => m.Id, m => m.Rule!);
        var ids = ruleOf.Keys.ToList();
        var sent = ids.Count == 0 ? [] : await db.Outbox.AsNoTracking().Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.Recipients, m.CreatedAt }).ToListAsync(cancellationToken);
        return [.. sent.GroupBy(m => ruleOf[m.Id]).Select(g => Line(g.Key, title, g.Min(m => m.CreatedAt), g.SelectMany(m => OutboxMessage.PeopleIn(m.Recipients)).Select(UserKey.Of).Distinct().Count()))];
    }

    /// <summary>The digest about a topic that a message's key names.</summary>
    private string? DigestIn(string key, int topic) => DigestKey.PartsOf(key).Where(part => part.Subject == topic).Select(part => part.Rule)
        .FirstOrDefault(rule => options.Value.Rows.Any(row => !row.IsForMembers && row.Name == rule));

    private ReminderLine Line(string rule, string title, DateTimeOffset at, int people) => new(planner.WordOf(rule), title, at, $"{people} 人");
}

/// <summary>One push of a topic.</summary>
internal sealed record ReminderLine(string Word, string Title, DateTimeOffset At, string People);

/// <summary>The pushes to come, earliest first.</summary>
/// <param name="IsCut">There are later ones as well.</param>
internal sealed record ComingReminders(IReadOnlyList<ReminderLine> Lines, bool IsCut);
