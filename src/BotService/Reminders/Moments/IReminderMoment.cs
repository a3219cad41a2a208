using BotService.Time;

namespace BotService.Reminders;

/// <summary>When a rule falls due for a subject. One kind of moment is one class; which rule uses which, and with what figures, stands in <c>reminders.json</c>.</summary>
internal interface IReminderMoment
{
    /// <summary>A working moment outside the quiet hours; null when there is none for this subject.</summary>
    DateTimeOffset? Of(IRuleSubject subject, PlanningFacts facts);

    /// <summary>Whether it is owed from its time on until members have been told, and not only in the span that holds its time.</summary>
    bool IsOwedUntilTold(IRuleSubject subject) => false;

    bool IsOwed(IRuleSubject subject, DateTimeOffset at, TimeWindow window) => IsOwedUntilTold(subject) ? !subject.IsAnnounced && at <= window.Until : window.Contains(at);
}
