using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>A push of its own on the week's first working day, for whoever has something to look at and got no other that day.</summary>
internal sealed class FirstPushes(BotDbContext db, FirstPushLines lines, LedgerPushes pushes, LocalClock clock)
{
    public async ValueTask WriteAsync(DateTimeOffset now, DateTimeOffset uselessFrom, CancellationToken cancellationToken)
    {
        var today = clock.DayOf(now);
        var reached = await pushes.ReachedTodayAsync(now, cancellationToken);
        var all = await lines.ReadAsync(today, cancellationToken);
        var keys = all.Keys.ToList();

        foreach (var member in await db.Members.Where(m => keys.Contains(m.UserKey)).OrderBy(m => m.Id).ToListAsync(cancellationToken))
        {
            if (!reached.Contains(member.Id))
            {
                var text = new TextContent($"{LedgerNotes.Name}：{all[member.UserKey].Words}\n看全部发 {LedgerWords.Overview}");
                await pushes.TryOweAsync(member, LedgerNotes.RuleOf(StudyWeek.Of(today)), reserve: 0, text, now, uselessFrom, cancellationToken);
            }
        }
    }
}
