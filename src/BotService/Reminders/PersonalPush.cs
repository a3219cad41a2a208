using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>One message to one member about something a colleague did. It is part of the person's week like any other push, and keeps the quiet hours.</summary>
internal sealed class PersonalPush(BotDbContext db, OutboxWriter outbox, WorkCalendar calendar, LocalClock clock, IOptions<ReminderOptions> options)
{
    private const int NoSubject = 0;

    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    /// <summary>False when the person's week is full, and then nothing is sent.</summary>
    /// <param name="why">What it is about, once only; at most 32 letters.</param>
    public ValueTask<bool> TryOweAsync(Member to, string why, OutboundContent content, CancellationToken cancellationToken) =>
        TryOweAsync(to, why, content, clock.UtcNow, cancellationToken);

    /// <param name="now">The present, or in a preview the instant that is looked at.</param>
    public async ValueTask<bool> TryOweAsync(Member to, string why, OutboundContent content, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = clock.ToInstant(calendar.NextCalm(clock.ToLocal(now)));
        var week = StudyWeek.Of(clock.DayOf(at)).Key;

        if (await db.SentNudges.AnyAsync(s => s.TopicId == NoSubject && s.Rule == why && s.MemberId == to.Id, cancellationToken)
            || await db.CountPushesAsync(to.Id, week, cancellationToken) >= options.Value.Budget)
        {
            return false;
        }

        db.SentNudges.Add(new SentNudge { Rule = why, TopicId = NoSubject, MemberId = to.Id, WeekKey = week, At = at });
        outbox.Owe($"{why}:{to.Id}", [to.UserId], content, uselessFrom: at + Useful, notBefore: at);
        return true;
    }
}
