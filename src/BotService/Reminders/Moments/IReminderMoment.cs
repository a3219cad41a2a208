using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>When a rule speaks about a topic. One kind of moment is one class; which rule uses which, and with what figures, stands in <c>reminders.json</c>.</summary>
internal interface IReminderMoment
{
    /// <summary>A working moment outside the quiet hours; null when there is none for this topic.</summary>
    DateTimeOffset? Of(Topic topic, PlanningFacts facts);

    bool IsOwed(Topic topic, DateTimeOffset at, TimeWindow window) => window.Contains(at);
}
