using System.Globalization;
using BotService.Reminders;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>One look at the ledgers that falls due on a day.</summary>
internal sealed record LedgerSubject(string Rung, string Handle, DateOnly Day, DateTimeOffset DueAt, DateTimeOffset UselessFrom) : IReminderSubject
{
    public string Key => string.Create(CultureInfo.InvariantCulture, $"ledger-{Rung}:{Day:yyyyMMdd}");

    public async ValueTask WriteAsync(IServiceProvider services, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (Rung)
        {
            case LedgerReminders.BeforeDue:
                await services.GetRequiredService<BeforeDuePushes>().WriteAsync(Day, now, cancellationToken);
                break;
            case LedgerReminders.Week:
                await services.GetRequiredService<WeekDigest>().WriteAsync(now, UselessFrom, cancellationToken);
                break;
            default:
                await services.GetRequiredService<FirstPushes>().WriteAsync(now, UselessFrom, cancellationToken);
                break;
        }
    }
}
