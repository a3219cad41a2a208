using BotService.Ledgers;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>When there is something to look at in the ledgers: each week's first working day, and the working day before something is due. Nothing after that day, and nothing of records, which have no time limit.</summary>
internal sealed class LedgerReminders(
    BotDbContext db, IOptions<ReminderOptions> options, LedgerKinds kinds, FirstPushes first, BeforeDuePushes before, WeekDigest digest, WorkCalendar calendar, LocalClock clock) : IReminderSource
{
    public const string FirstPush = LedgerKindWords.FirstPush;

    public const string BeforeDue = LedgerKindWords.BeforeDue;

    public const string Week = "ledger-week";

    private const string FirstPushHandle = "清单第一次推送";

    private const string BeforeDueHandle = "清单到期前提醒";

    private const string WeekHandle = "清单每周汇总";

    public IReadOnlyList<SourceMessages> Messages { get; } =
    [
        new(LedgerNotes.RuleBegins, FirstPushHandle, LedgerSubject.ReadersOf(FirstPush)),
        new(BeforeDuePushes.RuleBegins, BeforeDueHandle, LedgerSubject.ReadersOf(BeforeDue)),
        new(WeekDigest.KeyBegins, WeekHandle, LedgerSubject.ReadersOf(Week)),
    ];

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

        var times = options.Value.Of<LedgerReminderTimes>();
        List<IReminderSubject> subjects = [];
        var (from, until) = (clock.DayOf(span.After), clock.DayOf(span.Until));

        for (var week = StudyWeek.Of(from); week.Monday <= until; week = week.Next())
        {
            if (calendar.FirstWorkingDay(week) is not { } opening)
            {
                continue;
            }

            if (isAnyOpen)
            {
                Add(subjects, times.FirstPush, FirstPush, FirstPushHandle, opening, at => at + Lateness.Grace);
            }

            if (isAnyOpen || digest.IsFirstOfMonth(opening))
            {
                Add(subjects, times.Week, Week, WeekHandle, opening, at => clock.StartOf(week.Next().Monday));
            }
        }

        if (isAnyOpen && times.BeforeDue.IsOn)
        {
            // A day behind the span may have its working day before in it.
            var last = calendar.NextWorkingDay(until);
            var due = await open.Where(i => i.State == LedgerState.Doing && i.OwnerId != null && i.DueOn > from && i.DueOn <= last).Select(i => i.DueOn!.Value).Distinct().ToListAsync(cancellationToken);

            foreach (var day in due.GroupBy(calendar.PreviousWorkingDay))
            {
                Add(subjects, times.BeforeDue, BeforeDue, BeforeDueHandle, day.Key, _ => clock.StartOf(day.Max().AddDays(1)));
            }
        }

        return subjects;
    }

    public async ValueTask WriteAsync(IReminderSubject subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ledgers = (LedgerSubject)subject;

        switch (ledgers.Name)
        {
            case BeforeDue:
                await before.WriteAsync(ledgers.Day, now, cancellationToken);
                break;
            case Week:
                await digest.WriteAsync(now, ledgers.UselessFrom, cancellationToken);
                break;
            default:
                await first.WriteAsync(now, ledgers.UselessFrom, cancellationToken);
                break;
        }
    }

    private void Add(List<IReminderSubject> subjects, LedgerReminderTime time, string name, string handle, DateOnly day, Func<DateTimeOffset, DateTimeOffset> uselessFrom)
    {
        if (time.IsOn)
        {
            var at = clock.ToInstant(calendar.NextCalm(day.ToDateTime(time.At)));
            subjects.Add(new LedgerSubject(this, name, handle, day, at, uselessFrom(at)));
        }
    }
}
