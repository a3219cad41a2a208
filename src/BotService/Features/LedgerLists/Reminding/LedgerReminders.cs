using BotService.Ledgers;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>When there is something to look at in the ledgers: each week's first working day, and the working day before something is due. Nothing after that day.</summary>
internal sealed class LedgerReminders(IOptions<ReminderOptions> options, LedgerKinds kinds, WorkCalendar calendar, LocalClock clock) : IReminderSource
{
    public const string FirstPush = "first-push";

    public const string BeforeDue = "before-due";

    public const string Week = "ledger-week";

    public async Task<IReadOnlyList<IReminderSubject>> ReadAsync(BotDbContext db, TimeWindow span, CancellationToken cancellationToken)
    {
        var on = kinds.All.Where(kind => kind.IsOn).Select(kind => kind.Key).ToList();
        var open = db.LedgerItems.Where(i => on.Contains(i.Kind) && (i.State == LedgerState.Doing || i.State == LedgerState.Claimed || i.State == LedgerState.Raised));

        if (!await open.AnyAsync(cancellationToken))
        {
            return [];
        }

        var rungs = options.Value.Ledgers;
        List<IReminderSubject> subjects = [];
        var (from, until) = (DayOf(span.After), DayOf(span.Until));

        for (var week = StudyWeek.Of(from); week.Monday <= until; week = week.Next())
        {
            if (calendar.FirstWorkingDay(week) is { } first)
            {
                Add(subjects, rungs.FirstPush, FirstPush, "清单第一次推送", first, at => at + Lateness.Grace);
                Add(subjects, rungs.Week, Week, "清单每周汇总", first, at => clock.StartOf(week.Next().Monday));
            }
        }

        if (rungs.BeforeDue.IsOn)
        {
            // A day behind the span may have its working day before in it.
            var last = calendar.NextWorkingDay(until);
            var due = await open.Where(i => i.State == LedgerState.Doing && i.OwnerId != null && i.DueOn > from && i.DueOn <= last).Select(i => i.DueOn!.Value).Distinct().ToListAsync(cancellationToken);

            foreach (var day in due.GroupBy(calendar.PreviousWorkingDay))
            {
                Add(subjects, rungs.BeforeDue, BeforeDue, "清单到期前提醒", day.Key, _ => clock.StartOf(day.Max().AddDays(1)));
            }
        }

        return subjects;
    }

    private void Add(List<IReminderSubject> subjects, LedgerRung rung, string name, string handle, DateOnly day, Func<DateTimeOffset, DateTimeOffset> uselessFrom)
    {
        if (rung.IsOn)
        {
            var at = clock.ToInstant(calendar.NextCalm(day.ToDateTime(rung.At)));
            subjects.Add(new LedgerSubject(name, handle, day, at, uselessFrom(at)));
        }
    }

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(clock.ToLocal(instant));
}
