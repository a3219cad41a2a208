using System.Globalization;
using BotService.Reminders;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>One look at the ledgers that falls due on a day.</summary>
internal sealed record LedgerSubject(IReminderSource Source, string Name, string Handle, DateOnly Day, DateTimeOffset DueAt, DateTimeOffset UselessFrom) : IReminderSubject
{
    public string Key => string.Create(CultureInfo.InvariantCulture, $"ledger-{Name}:{Day:yyyyMMdd}");

    public string Readers => ReadersOf(Name);

    public static string ReadersOf(string name) => name == LedgerReminders.Week ? "管理员" : "成员";
}
