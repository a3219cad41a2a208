using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>A push of its own on the week's first working day, for whoever has something to look at and got no other that day.</summary>
internal sealed class FirstPushes(BotDbContext db, FirstPushLines lines, PersonalPush push, LocalClock clock)
{
    public async ValueTask WriteAsync(DateTimeOffset now, DateTimeOffset uselessFrom, CancellationToken cancellationToken)
    {
        var today = clock.DayOf(now);
        var reached = await db.ReachedAsync(StudyWeek.Of(today).Key, clock.StartOf(today), now.AddSeconds(1), cancellationToken);
        var all = await lines.ReadAsync(today, cancellationToken);
        var keys = all.Keys.ToList();

        foreach (var member in await db.Members.Where(m => keys.Contains(m.UserKey)).OrderBy(m => m.Id).ToListAsync(cancellationToken))
        {
            if (!reached.Contains(member.Id))
            {
                var text = new TextContent($"{LedgerNotes.Name}：{all[member.UserKey].Words}\n看全部发 {LedgerWords.Overview}");
                await push.TryOweAsync(member, LedgerNotes.RuleOf(StudyWeek.Of(today)), text, new PushTerms(now) { UselessFrom = uselessFrom }, cancellationToken);
            }
        }
    }
}
