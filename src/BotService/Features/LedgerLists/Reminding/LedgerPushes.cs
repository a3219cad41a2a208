using BotService.Messaging;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>Owes one push about ledgers to one person, once, and within the week.</summary>
internal sealed class LedgerPushes(BotDbContext db, OutboxWriter outbox, LocalClock clock, IOptions<ReminderOptions> options)
{
    /// <param name="rule">Once only by this name.</param>
    /// <param name="reserve">Pushes of the week that it leaves to the study.</param>
    public async ValueTask<bool> TryOweAsync(Member to, string rule, int reserve, OutboundContent content, DateTimeOffset now, DateTimeOffset uselessFrom, CancellationToken cancellationToken)
    {
        var week = StudyWeek.Of(clock.DayOf(now)).Key;
        var sent = await db.SentNudges.Where(s => s.MemberId == to.Id && s.WeekKey == week).Select(s => new { s.Rule, s.TopicId, s.At }).ToListAsync(cancellationToken);

        if (sent.Exists(s => s.TopicId == 0 && s.Rule == rule) || sent.DistinctBy(s => s.At).Count() >= options.Value.Budget - reserve)
        {
            return false;
        }

        // It is a message of its own, so it counts for itself when a study reminder goes out at the same instant.
        db.SentNudges.Add(new SentNudge { Rule = rule, TopicId = 0, MemberId = to.Id, WeekKey = week, At = now.AddSeconds(1) });
        outbox.Owe($"ledger-{rule}:{to.Id}", [to.UserId], content, uselessFrom);
        return true;
    }

    /// <summary>Whom a push of any kind reaches on the day of that instant, before it or with it.</summary>
    public async ValueTask<HashSet<int>> ReachedTodayAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var day = clock.DayOf(now);
        var (start, week) = (clock.StartOf(day), StudyWeek.Of(day).Key);
        var until = now.AddSeconds(1);
        return [.. await db.SentNudges.Where(s => s.WeekKey == week && s.At >= start && s.At <= until).Select(s => s.MemberId).Distinct().ToListAsync(cancellationToken)];
    }
}
