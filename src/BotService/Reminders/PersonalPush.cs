using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>One message to one member about something a colleague did or that falls due. It is part of the person's week like any other push, and keeps the quiet hours.</summary>
internal sealed class PersonalPush(OutboxWriter outbox, PushLog pushes, WorkCalendar calendar, LocalClock clock, IOptions<ReminderOptions> options)
{
    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    /// <summary>False when the person's week is full, and then nothing is sent.</summary>
    /// <param name="why">What it is about, once only; at most 32 letters.</param>
    public async ValueTask<bool> TryOweAsync(Member to, string why, OutboundContent content, CancellationToken cancellationToken) =>
        (await OweEachAsync([new PersonalMessage(to, why, content)], new PushTerms(clock.UtcNow), cancellationToken)).Count > 0;

    /// <summary>One each to any number of people, on terms of one's own; the store is not asked for each of them.</summary>
    /// <returns>The messages that will be sent. The others are left out, because the person's week is full or the person has had the same already.</returns>
    public async ValueTask<IReadOnlyList<PersonalMessage>> OweEachAsync(IReadOnlyCollection<PersonalMessage> messages, PushTerms terms, CancellationToken cancellationToken)
    {
        var at = clock.ToInstant(calendar.NextCalm(clock.ToLocal(terms.Now)));
        var week = StudyWeek.Of(clock.DayOf(at)).Key;
        var taken = await pushes.TakeAsync(messages.Select(message => (message.Why, message.To.Id)), week, at, options.Value.Budget - terms.Reserve, cancellationToken);
        List<PersonalMessage> owed = [.. messages.Where(message => taken.Contains(message.To.Id))];
        owed.ForEach(message => outbox.Owe($"{message.Why}:{message.To.Id}", [message.To.UserId], message.Content, message.UselessFrom ?? at + Useful, notBefore: at));
        return owed;
    }
}

/// <summary>What one person is to read.</summary>
/// <param name="Why">What it is about, once only; at most 32 letters.</param>
internal sealed record PersonalMessage(Member To, string Why, OutboundContent Content)
{
    /// <summary>When the person needs it no more; null is after a week.</summary>
    public DateTimeOffset? UselessFrom { get; init; }
}

/// <summary>When such messages go, and what they leave to others.</summary>
/// <param name="Now">The present, or in a preview the instant that is looked at.</param>
internal sealed record PushTerms(DateTimeOffset Now)
{
    /// <summary>Pushes of the week that are left to the study.</summary>
    public int Reserve { get; init; }
}
