using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>A push of its own on the week's first working day, for whoever has something to look at and did not read it on a card. What waited for this day takes the line along.</summary>
internal sealed class FirstPushes(BotDbContext db, FirstPushLines lines, FirstPushTold told, LedgerMessages notices, PersonalPush push, LocalClock clock)
{
    public async ValueTask WriteAsync(DateTimeOffset now, DateTimeOffset uselessFrom, CancellationToken cancellationToken)
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
        var alone = people.FindAll(member => !joined.Contains(member.Id)).ConvertAll(member => new PersonalMessage(member, rule, new TextContent(texts[member.Id])) { UselessFrom = uselessFrom });
        await push.OweEachAsync(alone, new PushTerms(now), cancellationToken);
    }
}
