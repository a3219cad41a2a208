using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>One message to one member about something a colleague did. It is part of the person's week like any other push, and keeps the quiet hours.</summary>
internal sealed class PersonalPush(OutboxWriter outbox, PushLog pushes, WorkCalendar calendar, LocalClock clock, IOptions<ReminderOptions> options)
{
    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    /// <summary>False when the person's week is full, and then nothing is sent.</summary>
    /// <param name="why">What it is about, once only; at most 32 letters.</param>
    public ValueTask<bool> TryOweAsync(Member to, string why, OutboundContent content, CancellationToken cancellationToken) =>
        TryOweAsync(to, why, content, new PushTerms(clock.UtcNow), cancellationToken);

    /// <summary>The same with other terms than the usual ones, which are at once and useful for a week.</summary>
    public async ValueTask<bool> TryOweAsync(Member to, string why, OutboundContent content, PushTerms terms, CancellationToken cancellationToken)
    {
        var at = clock.ToInstant(calendar.NextCalm(clock.ToLocal(terms.Now)));
        var week = StudyWeek.Of(clock.DayOf(at)).Key;

        if (!await pushes.TryTakeAsync(why, to.Id, week, at, options.Value.Budget - terms.Reserve, cancellationToken))
        {
            return false;
        }

        outbox.Owe($"{why}:{to.Id}", [to.UserId], content, terms.UselessFrom ?? at + Useful, notBefore: at);
        return true;
    }
}

/// <summary>When one such message goes, and what it leaves to others.</summary>
/// <param name="Now">The present, or in a preview the instant that is looked at.</param>
internal sealed record PushTerms(DateTimeOffset Now)
{
    /// <summary>Pushes of the week that it leaves to the study.</summary>
    public int Reserve { get; init; }

    /// <summary>When nobody needs it any more; null is after a week.</summary>
    public DateTimeOffset? UselessFrom { get; init; }
}
