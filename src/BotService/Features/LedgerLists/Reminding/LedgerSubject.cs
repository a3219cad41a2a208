using System.Globalization;
using BotService.Reminders;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>One reminder of the ledgers on a day on which it falls due.</summary>
internal sealed record LedgerSubject(IReminderSource Source, ILedgerReminder Reminder, string Name, DateOnly Day, DateTimeOffset DueAt, DateTimeOffset UselessFrom) : IReminderSubject
{
    public string Key => string.Create(CultureInfo.InvariantCulture, $"ledger-{Name}:{Day:yyyyMMdd}");

    public string Handle => Reminder.Messages.Handle;

    public string Readers => Reminder.Messages.Readers;
}
