using BotService.Reminders;
using BotService.Time;

namespace BotService.Features.Topics.Chasing;

/// <summary>The names of what liaisons send by hand, one for each day, so that it goes out once a day and has its word in lists. No clock makes it due.</summary>
internal sealed class ChaseRule : IReminderRule
{
    private const string Beginning = "chase";

    public string Name => Beginning;

    public string Word => "催办";

    public static string NameOn(DateTime day) => FormattableString.Invariant($"{Beginning}-{day:yyyyMMdd}");

    public bool Owns(string name) => name.StartsWith(Beginning, StringComparison.Ordinal);

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) => [];
}
