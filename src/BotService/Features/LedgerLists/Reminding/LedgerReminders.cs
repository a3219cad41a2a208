using BotService.Ledgers;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>When there is something to look at in the ledgers: asks each reminder for its days. Nothing of records, which have no time limit.</summary>
internal sealed class LedgerReminders(
    BotDbContext db, IOptions<ReminderOptions> options, LedgerKinds kinds, IEnumerable<ILedgerReminder> reminders, WorkCalendar calendar, LocalClock clock) : IReminderSource
{
    public IReadOnlyList<SourceMessages> Messages => [.. InOrder().Select(one => one.Reminder.Messages)];

    public async Task<IReadOnlyList<IReminderSubject>> ReadAsync(TimeWindow span, CancellationToken cancellationToken)
    {
        var on = kinds.Followed.Select(kind => kind.Key).ToList();
        var open = db.LedgerItems.Where(i => on.Contains(i.Kind) && (i.State == LedgerState.Doing || i.State == LedgerState.Claimed || i.State == LedgerState.Raised));

        var isAnyOpen = await open.AnyAsync(cancellationToken);

        // Of lists that nobody writes in any more admins are told just when nothing is open.
        if (!isAnyOpen && !await db.LedgerItems.AnyAsync(cancellationToken))
        {
            return [];
        }

        List<IReminderSubject> subjects = [];
        var (from, until) = (clock.DayOf(span.After), clock.DayOf(span.Until));
        var within = new LedgerReminderSpan(from, until, [.. FirstDays(from, until)], open, isAnyOpen);

        foreach (var (reminder, time) in InOrder().Where(one => one.Time.IsOn))
        {
            foreach (var (day, uselessFrom) in await reminder.DaysAsync(within, cancellationToken))
            {
                var at = clock.ToInstant(calendar.NextCalm(day.ToDateTime(time.At)));
                subjects.Add(new LedgerSubject(this, reminder, time.Name, day, at, uselessFrom ?? at + Lateness.Grace));
            }
        }

        return subjects;
    }

    public ValueTask WriteAsync(IReminderSubject subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ledgers = (LedgerSubject)subject;
        return ledgers.Reminder.WriteAsync(ledgers, now, cancellationToken);
    }

    private IEnumerable<(ILedgerReminder Reminder, LedgerReminderTime Time)> InOrder()
    {
        var times = options.Value.Of<LedgerReminderTimes>();
        return reminders.Select(reminder => (Reminder: reminder, Time: times.Of(reminder.GetType()))).OrderBy(one => one.Time.Position);
    }

    private IEnumerable<(StudyWeek Week, DateOnly Day)> FirstDays(DateOnly from, DateOnly until)
    {
        for (var week = StudyWeek.Of(from); week.Monday <= until; week = week.Next())
        {
            if (calendar.FirstWorkingDay(week) is { } day)
            {
                yield return (week, day);
            }
        }
    }
}
