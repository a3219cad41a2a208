using BenchmarkDotNet.Attributes;
using BotService.Benchmarks.Far;
using BotService.Features.Topics.Reminding;
using BotService.Host;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BotService.Benchmarks.Micro;

/// <summary>What a tick asks of the planner when sixty topics are known: one minute, and a whole week.</summary>
[MemoryDiagnoser]
public class PlannerBench
{
    private IHost? _host;
    private ReminderPlanner? _planner;
    private PlanningFacts? _facts;

    [GlobalSetup]
    public void Prepare()
    {
        _host = BotServiceBuilder.BuildTools([]);
        _planner = _host.Services.GetRequiredService<ReminderPlanner>();
        // The planner asks when, and nobody asks here what would be said.
        var topics = Enumerable.Range(0, 60).Select(i => new TopicSubject(null!, Topic(Organisation.Start.AddDays(7 * (i - 30))))).ToList();
        _facts = new PlanningFacts(topics, _host.Services.GetRequiredService<WorkCalendar>(), _host.Services.GetRequiredService<LocalClock>(), Organisation.Start);
    }

    [GlobalCleanup]
    public void CleanUp() => _host?.Dispose();

    [Benchmark]
    public object Minute() => _planner!.Due(new TimeWindow(Organisation.Start, Organisation.Start.AddMinutes(1)), _facts!);

    [Benchmark]
    public object Week() => _planner!.Due(new TimeWindow(Organisation.Start, Organisation.Start.AddDays(7)), _facts!);

    private static Topic Topic(DateTimeOffset monday) => new()
    {
        WeekKey = StudyWeek.Of(DateOnly.FromDateTime(monday.DateTime)).Key,
        Title = "调查研究",
        Audience = Tiers.All,
        OpensAt = monday.AddHours(3),
        DueAt = monday.AddDays(4).AddHours(11.5),
        LateUntil = monday.AddDays(6).AddHours(14),
        OpenedAt = monday.AddHours(3),
    };
}
