using BotService.Time;

namespace BotService.Reminders;

/// <summary>When a rule speaks about a subject. One kind of moment is one class; which rule uses which, and with what figures, stands in <c>reminders.json</c>.</summary>
internal interface IReminderMoment
{
    /// <summary>A working moment outside the quiet hours; null when there is none for this subject.</summary>
    DateTimeOffset? Of(IRuleSubject subject, PlanningFacts facts);

    bool IsOwed(IRuleSubject subject, DateTimeOffset at, TimeWindow window) => window.Contains(at);
}
