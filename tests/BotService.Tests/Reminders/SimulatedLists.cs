using System.Globalization;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;

namespace BotService.Tests.Reminders;

/// <summary>What a simulated year holds besides its topics: notices that some read, three days of a class a quarter, and a rota that people change, put off and record.</summary>
internal sealed class SimulatedLists(int seed)
{
    private const int Groups = 5;

    private const int DaysOfClass = 3;

    private readonly Random _random = new(seed);
    private int _notices;

    /// <summary>A class each quarter, on the first days of a week with that many.</summary>
    public static Task PlanAsync(Bot bot, WorkCalendar calendar, IReadOnlyList<StudyWeek> weeks) => bot.ChangeAsync(db =>
    {
        foreach (var (week, number) in weeks.Where((_, at) => at % 13 == 5).Where(week => calendar.WorkingDays(week).Count() >= DaysOfClass).Select((week, at) => (week, at + 1)))
        {
            db.Topics.AddRange(calendar.WorkingDays(week).Take(DaysOfClass).Select((day, at) => new Topic
            {
                Sort = TopicSort.ClassDay,
                Series = $"读书班{number}",
                Number = number,
                WeekKey = week.Key,
                Title = $"第{at + 1}讲",
                Audience = Tiers.All,
                OpensAt = Of(day, 9),
                DueAt = Of(day, 17),
                LateUntil = Of(day.AddDays(1), 0),
            }));
        }

        return Task.CompletedTask;
    });

    /// <summary>Some of it on a working day.</summary>
    public async Task LiveAsync(Bot bot)
    {
        var (group, somebody, other) = (_random.Next(Groups), _random.Next(1, 12), _random.Next(1, 12));

        switch (_random.Next(8))
        {
            case 0:
                await bot.DoAsync("boss", string.Create(CultureInfo.InvariantCulture, $"传达 文件{++_notices}"));
                break;
            case 1 when group < 4:
                await bot.DoAsync($"u{group}x00", string.Create(CultureInfo.InvariantCulture, $"传达 组内通知{++_notices}"));
                break;
            case 2 or 3:
                await bot.SayAsync($"u{group}x{somebody:00}", "已阅 全部");
                break;
            case 4:
                await bot.SayAsync($"u{group}x{somebody:00}", "述学");
                break;
            case 5:
                await bot.SayAsync($"u{group}x{somebody:00}", $"述学 换 {SimulatedYear.NameOf($"u{group}x{other:00}")}");
                await bot.SayAsync($"u{group}x{other:00}", _random.Next(2) == 0 ? "述学 同意" : "述学");
                break;
            case 6 when group < 4:
                await bot.SayAsync($"u{group}x00", $"述学 已讲 {SimulatedYear.NameOf($"u{group}x{somebody:00}")}");
                break;
            default:
                await bot.SayAsync($"u{group}x00", $"述学 顺延 {SimulatedYear.NameOf($"u{group}x{somebody:00}")}");
                break;
        }
    }

    private static DateTimeOffset Of(DateOnly day, int hour) => Bot.At($"{day:yyyy-MM-dd} {hour:00}:00");
}
