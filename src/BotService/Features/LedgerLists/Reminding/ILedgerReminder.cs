using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>A reminder of the ledgers that goes out by itself. Its name, switch and usual time stand in its <see cref="LedgerReminderAttribute"/>.</summary>
internal interface ILedgerReminder
{
    /// <summary>What its messages are called, whom they are for, and how they are found again.</summary>
    SourceMessages Messages { get; }

    /// <summary>On which days it falls due, at the time that the settings say.</summary>
    ValueTask<IReadOnlyList<LedgerReminderDay>> DaysAsync(LedgerReminderSpan span, CancellationToken cancellationToken);

    /// <inheritdoc cref="IReminderSource.WriteAsync"/>
    ValueTask WriteAsync(LedgerSubject subject, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Where the days of reminders are looked for.</summary>
/// <param name="FirstDays">The first working day of each week that has one.</param>
/// <param name="Open">What waits for somebody, of the lists that people are reminded of.</param>
internal sealed record LedgerReminderSpan(DateOnly From, DateOnly Until, IReadOnlyList<(StudyWeek Week, DateOnly Day)> FirstDays, IQueryable<LedgerItem> Open, bool IsAnyOpen);

/// <summary>A day on which a reminder falls due.</summary>
/// <param name="UselessFrom">From when on it is left out; null is soon after it fell due.</param>
internal sealed record LedgerReminderDay(DateOnly Day, DateTimeOffset? UselessFrom);
