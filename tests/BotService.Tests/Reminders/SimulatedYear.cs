using System.Globalization;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Reminders;

/// <summary>A year in an organisation of sixty who answer, forget, ask for leave and for quiet, as a seed has it.</summary>
internal sealed class SimulatedYear(Bot bot, int seed)
{
    private const int Groups = 5;
    private const int PeopleInGroup = 12;

    private readonly Random _random = new(seed);

    /// <summary>Names say their group, so that a name in the wrong hands can be seen: N3x07 belongs to group 3.</summary>
    public static string NameOf(int group, int person) => $"N{group}x{person:00}";

    public static int GroupOf(string userId) => userId[0] == 'u' ? userId[1] - '0' : -1;

    public async Task RunAsync(int year)
    {
        // Group 4 has no liaison.
        await bot.PeopleAsync([.. Enumerable.Range(0, Groups * PeopleInGroup).Select(i => (Group: i / PeopleInGroup, Person: i % PeopleInGroup))
            .Select(p => $"u{p.Group}x{p.Person:00} {NameOf(p.Group, p.Person)} {p.Group}支部{(p is { Person: 0, Group: < 4 } ? " liaison" : string.Empty)}")]);
        await bot.ChangeAsync(async db => await db.Members.Where(m => m.UserKey == "u4x11").ExecuteUpdateAsync(set => set.SetProperty(m => m.Left, new DateOnly(year, 6, 3))));
        var weeks = await PlanAsync(year);

        foreach (var week in weeks)
        {
            await LiveAsync(week);
        }

        await bot.AdvanceToAsync($"{year + 1}-01-12 12:01");
    }

    private async Task<List<StudyWeek>> PlanAsync(int year)
    {
        var calendar = bot.Services.GetRequiredService<WorkCalendar>();
        var weeks = Enumerable.Range(1, ISOWeek.GetWeeksInYear(year)).Select(number => StudyWeek.From(year, number))
            .Where(week => TopicSchedule.Of(week, calendar, new StudyTimes()) is not null).ToList();

        foreach (var week in weeks)
        {
            await bot.PlanTopicAsync(week.ToString(), $"主题{week.Number}", due: _random.Next(6) == 0 ? $"{calendar.LastWorkingDay(week):yyyy-MM-dd} 12:00" : null);
        }

        return weeks;
    }

    private async Task LiveAsync(StudyWeek week)
    {
        var days = bot.Services.GetRequiredService<WorkCalendar>().WorkingDays(week).ToList();
        bot.WeCom.InvalidUsers.Remove("u1x05");
        bot.WeCom.InvalidUsers.Remove("u2x06");

        if (_random.Next(4) == 0)
        {
            bot.WeCom.InvalidUsers.Add(_random.Next(2) == 0 ? "u1x05" : "u2x06");
        }

        foreach (var day in days)
        {
            await bot.AdvanceToAsync($"{day:yyyy-MM-dd} {_random.Next(9, 17):00}:{_random.Next(11, 29)}");

            for (var words = _random.Next(2, 6); words > 0; words--)
            {
                await bot.SayAsync($"u{_random.Next(Groups)}x{_random.Next(PeopleInGroup):00}", Words());
            }

            if (_random.Next(3) == 0)
            {
                var liaison = $"u{_random.Next(4)}x00";
                await bot.SayAsync(liaison, _random.Next(3) == 0 ? "我来跟进" : "催办");
                await bot.SayAsync(liaison, "确认催办");
            }
        }

        if (_random.Next(8) == 0)
        {
            await bot.SayAsync("boss", $"延期 第{week.Number}周 到 {days[^1].AddDays(3):yyyy-MM-dd} 15:00");
        }
    }

    private string Words() => _random.Next(16) switch
    {
        < 9 => "已学",
        < 11 => "没学",
        11 => "撤回",
        12 => "免打扰 2",
        13 => "请假 明天 出差",
        14 => "我的",
        _ => "本周",
    };
}
