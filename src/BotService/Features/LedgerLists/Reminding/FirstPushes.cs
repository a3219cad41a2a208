using BotService.Ledgers;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>A push of its own on the week's first working day, for whoever has something to look at and did not read it on a card. What waited for this day takes the line along.</summary>
[LedgerReminder(LedgerKindWords.FirstPush, Position = 1, At = "09:17")]
internal sealed class FirstPushes(BotDbContext db, FirstPushLines lines, FirstPushTold told, LedgerMessages notices, PersonalPush push, LocalClock clock) : ILedgerReminder
{
    public SourceMessages Messages { get; } = new(LedgerNotes.RuleBegins, "清单第一次推送", "成员");

    public ValueTask<IReadOnlyList<LedgerReminderDay>> DaysAsync(LedgerReminderSpan span, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<LedgerReminderDay>>(span.IsAnyOpen ? [.. span.FirstDays.Select(first => new LedgerReminderDay(first.Day, UselessFrom: null))] : []);

    public async ValueTask WriteAsync(LedgerSubject subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = clock.DayOf(now);
        var rule = LedgerNotes.RuleOf(StudyWeek.Of(today));
        var readers = await told.ReadAsync(now, cancellationToken);
        var all = await lines.ReadAsync(today, cancellationToken);
        var keys = all.Keys.ToList();
        var people = await db.Members.Where(m => keys.Contains(m.UserKey)).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        people.RemoveAll(member => readers.Contains(member.Id));
        var texts = people.ToDictionary(member => member.Id, member => $"{LedgerNotes.Name}：{all[member.UserKey].Words}\n看全部发 {LedgerWords.Overview}");
        var joined = await notices.JoinFirstOfWeekAsync(texts, rule, today, cancellationToken);
        var alone = people.FindAll(member => !joined.Contains(member.Id)).ConvertAll(member => new PersonalMessage(member, rule, new TextContent(texts[member.Id])) { UselessFrom = subject.UselessFrom });
        await push.OweEachAsync(alone, new PushTerms(now), cancellationToken);
    }
}
