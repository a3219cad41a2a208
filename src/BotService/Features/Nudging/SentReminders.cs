using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Nudging;

/// <summary>What went out in a span: pushes to members by what was noted of them, digests and what features remind of once by the messages themselves.</summary>
internal sealed class SentReminders(BotDbContext db, ReminderPlanner planner, IEnumerable<IReminderSource> sources, IOptions<ReminderOptions> options)
{
    /// <summary>Under this stands what is about no subject of a rule.</summary>
    private const int NoSubject = 0;

    /// <summary>Earliest first; people are counted, never named.</summary>
    public async Task<IReadOnlyList<PreviewRow>> ReadAsync(TimeWindow window, CancellationToken cancellationToken)
    {
        var rows = await PushesAsync(window, cancellationToken);

        foreach (var row in options.Value.Rows.Where(row => !row.IsForMembers))
        {
            rows.AddRange(await DigestsAsync(row, window, cancellationToken));
        }

        foreach (var kind in sources.SelectMany(source => source.Messages))
        {
            rows.AddRange(Row(kind.Handle, kind.Readers, await MessagesAsync(kind.KeyBegins, window, cancellationToken)));
        }

        return [.. rows.OrderBy(row => row.At)];
    }

    private async Task<List<PreviewRow>> PushesAsync(TimeWindow window, CancellationToken cancellationToken)
    {
        var (after, until) = (window.After, window.Until);
        var sent = await db.SentNudges.Where(s => s.At > after && s.At <= until && s.SubjectId != NoSubject)
            .GroupBy(s => new { s.At, s.Rule, s.SubjectId }).Select(g => new { g.Key.At, g.Key.Rule, g.Key.SubjectId, People = g.Count() })
            .OrderBy(s => s.At).ThenBy(s => s.SubjectId).ToListAsync(cancellationToken);
        var about = await SubjectsAsync(sent.Select(s => s.SubjectId), cancellationToken);
        return [.. sent.Where(s => about.ContainsKey(s.SubjectId)).Select(s => About(about[s.SubjectId], s.At, planner.WordOf(s.Rule), ReminderPreview.ReadersOf(NudgeAudience.StillPending), s.People))];
    }

    /// <summary>A digest's key names what it told of; one that told of very many has a key that cannot be read back, and is left out.</summary>
    private async Task<IEnumerable<PreviewRow>> DigestsAsync(ReminderRow rule, TimeWindow window, CancellationToken cancellationToken)
    {
        var messages = await MessagesAsync(rule.Name, window, cancellationToken);
        var told = messages.SelectMany(message => DigestKey.PartsOf(message.Key).Where(part => part.Rule == rule.Name).Select(part => (part.Subject, Message: message))).ToLookup(one => one.Subject, one => one.Message);
        var about = await SubjectsAsync(told.Select(theirs => theirs.Key), cancellationToken);

        // Readers of one group alone may not have read of every topic that the others read of.
        return told.Where(theirs => about.ContainsKey(theirs.Key)).SelectMany(theirs =>
            Row(planner.WordOf(rule.Name), ReminderPreview.ReadersOf(rule.Audience), [.. theirs.Where(message => DigestKey.PartsOf(message.Key).Count() == 1 || message.Says(about[theirs.Key].Title))])
                .Select(row => About(about[theirs.Key], row.At, row.Reminder, row.Readers, row.People)));
    }

    private async Task<List<SentMessage>> MessagesAsync(string keyBegins, TimeWindow window, CancellationToken cancellationToken)
    {
        var (after, until) = (window.After, window.Until);
        var messages = await db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Sent && m.CreatedAt > after && m.CreatedAt <= until && m.Key.StartsWith(keyBegins)).ToListAsync(cancellationToken);
        return messages.ConvertAll(message => new SentMessage(message));
    }

    /// <summary>One row for messages of one kind; none when there were none.</summary>
    private static IEnumerable<PreviewRow> Row(string reminder, string readers, List<SentMessage> messages) =>
        messages.Count == 0 ? [] : [new PreviewRow(messages.Min(m => m.At), reminder, string.Empty, readers, messages.SelectMany(m => m.People).Distinct().Count(), Spared: 0)];

    private static PreviewRow About(Subject subject, DateTimeOffset at, string reminder, string readers, int people) =>
        new(at, reminder, subject.Title, readers, people, Spared: 0) { Week = StudyWeek.FromKey(subject.WeekKey) };

    private async Task<Dictionary<int, Subject>> SubjectsAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        var some = ids.Distinct().ToList();
        return await db.AllTopics.Where(t => some.Contains(t.Id)).Select(t => new Subject(t.Id, t.WeekKey, t.Title)).ToDictionaryAsync(t => t.Id, cancellationToken);
    }

    private sealed record Subject(int Id, int WeekKey, string Title);

    private sealed class SentMessage(OutboxMessage message)
    {
        public string Key => message.Key;

        public DateTimeOffset At => message.CreatedAt;

        public IEnumerable<string> People => message.People.Select(UserKey.Of);

        public bool Says(string title) => message.Says() is TextContent text && text.Text.Contains(title, StringComparison.Ordinal);
    }
}
