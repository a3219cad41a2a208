using BotService.Store;
using BotService.Time;

namespace BotService.Outbox;

/// <summary>A reminder that could not leave in time is not sent in quiet hours: it waits for the next working moment. Answers to what a person did are not held up.</summary>
internal sealed class QuietHours(WorkCalendar calendar, LocalClock clock)
{
    /// <summary>When a message leaves instead of now; null when it may leave now.</summary>
    public DateTimeOffset? Postpone(OutboxMessage message, DateTimeOffset now)
    {
        // Only reminders become useless. One that may have arrived must be repeated while the far side still weeds it out.
        if (message.UselessFrom is null || message.MayHaveArrived)
        {
            return null;
        }

        var local = clock.ToLocal(now);
        return calendar.NextCalm(local) is var calm && calm != local ? clock.ToInstant(calm) : null;
    }
}
