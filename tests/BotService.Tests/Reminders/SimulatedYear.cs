using System.Globalization;
using BotService.Features.Topics;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Reminders;

/// <summary>Some weeks of a year of an organisation of sixty who answer, forget, come, go, move and stand in, on a service that naps and a WeCom that fails, as a seed has it.</summary>
internal sealed class SimulatedYear(int year, int seed, bool withLists = false) : IAsyncDisposable
{
    public const int Groups = 5;

    private const int PeopleInGroup = 12;
    private const string Outage = "outage";

    private static readonly (string Key, string Value)[] Settings = [("Policy:KeepMessagesDays", "3650")];

    private readonly Random _random = new(seed);

    // Dice of their own, so that ledgers change nothing in what people do about their study.
    private readonly Random _ledgerDice = new(seed * 31);
    private int _tasks;
    private readonly Dictionary<string, List<(DateTimeOffset At, int Group)>> _homes = [];
    private readonly List<AcceptedSend> _sends = [];
    private readonly List<ProtocolViolation> _violations = [];
    private readonly SimulatedLists _lists = new(seed);
    private WorkCalendar _calendar = null!;
    private int _daysWithoutOutage;
    private bool _asleep;

    public Bot Bot { get; private set; } = null!;

    /// <summary>Everything that reached WeCom, over all restarts of the service.</summary>
    public IEnumerable<AcceptedSend> Sends => _sends.Concat(Bot.WeCom.Sends);

    public IEnumerable<ProtocolViolation> Violations => _violations.Concat(Bot.WeCom.Violations);

    /// <summary>Whom WeCom does not know at times.</summary>
    public static IReadOnlyList<string> SometimesUnknown { get; } = ["u1x05", "u2x06"];

    public int Naps { get; private set; }

    public int Outages { get; private set; }

    /// <summary>Names are told apart from all other words, and say nothing about where somebody sits now.</summary>
    public static string NameOf(string userId) => $"N{userId[1..]}";

    /// <summary>The home group at an instant; admins have none.</summary>
    public int? GroupOf(string userId, DateTimeOffset at) => _homes.TryGetValue(userId, out var homes) ? homes.Last(home => home.At <= at).Group : null;

    public async Task LiveAsync(int firstWeek, int count)
    {
        var monday = StudyWeek.From(year, firstWeek).Monday;
        Bot = await Bot.StartAsync($"{monday.AddDays(-3):yyyy-MM-dd} 08:01", Settings);

        // Group 4 has no liaison.
        var people = Enumerable.Range(0, Groups * PeopleInGroup).Select(i => (Group: i / PeopleInGroup, Person: i % PeopleInGroup)).ToList();
        people.ForEach(p => _homes[$"u{p.Group}x{p.Person:00}"] = [(DateTimeOffset.MinValue, p.Group)]);
        await Bot.PeopleAsync([.. people.Select(p => (Id: $"u{p.Group}x{p.Person:00}", p.Group, p.Person)).Select(p => $"{p.Id} {NameOf(p.Id)} {p.Group}支部{(p is { Person: 0, Group: < 4 } ? " liaison" : string.Empty)}")]);

        var weeks = await PlanAsync(firstWeek, count);

        foreach (var week in weeks)
        {
            await LiveAsync(week);
        }

        await AdvanceAsync(weeks[^1].Sunday.AddDays(1), 10, 1);
        Bot.WeCom.Faults.Remove(Outage);
        await AdvanceAsync(weeks[^1].Sunday.AddDays(16), 12, 1);
    }

    /// <summary>Without a bot its start has failed, and that exception is the one to see.</summary>
    public ValueTask DisposeAsync() => Bot is null ? ValueTask.CompletedTask : Bot.DisposeAsync();

    private async Task<List<StudyWeek>> PlanAsync(int firstWeek, int count)
    {
        _calendar = Bot.Services.GetRequiredService<WorkCalendar>();
        var weeks = Enumerable.Range(firstWeek, Math.Min(count, ISOWeek.GetWeeksInYear(year) - firstWeek + 1)).Select(number => StudyWeek.From(year, number))
            .Where(week => TopicSchedule.Of(week, _calendar, new StudyTimes()) is not null).ToList();

        foreach (var week in weeks)
        {
            await Bot.PlanTopicAsync(week.ToString(), $"主题{week.Number}", due: _random.Next(6) == 0 ? $"{_calendar.LastWorkingDay(week):yyyy-MM-dd} 12:00" : null);
        }

        if (withLists)
        {
            await SimulatedLists.PlanAsync(Bot, _calendar, weeks);
        }

        return weeks;
    }

    private async Task LiveAsync(StudyWeek week)
    {
        var days = _calendar.WorkingDays(week).ToList();

        foreach (var day in days)
        {
            await AdvanceAsync(day, _random.Next(9, 17), _random.Next(11, 29));
            Bot.WeCom.Faults.Remove(Outage);
            _daysWithoutOutage++;

            for (var words = _random.Next(2, 6); words > 0; words--)
            {
                await Bot.SayAsync($"u{_random.Next(Groups)}x{_random.Next(PeopleInGroup):00}", Words());
            }

            if (withLists && !_asleep)
            {
                await _lists.LiveAsync(Bot);
            }

            await WorkAsync(day);
            await Sometimes(3, LiaisonActsAsync);
            await Sometimes(30, () => MoveAsync(day));
            await Sometimes(40, () => JoinOrLeaveAsync(day));
            await Sometimes(withLists ? int.MaxValue : 25, () => Bot.SayAsync($"u{_random.Next(4)}x00", $"交接 {NameOf(SomebodyIn(_random.Next(4)))} 至 {day.AddDays(_random.Next(1, 9)):yyyy-MM-dd}"));
            await Sometimes(6, () => DisturbAsync(endsTomorrow: days.Contains(day.AddDays(1))));
        }

        await Sometimes(8, () => _asleep ? Task.CompletedTask : Bot.DoAsync("boss", $"延期 第{week.Number}周 到 {days[^1].AddDays(3):yyyy-MM-dd} 15:00"));
    }

    /// <summary>Tasks are given with days near and far, some are done, some of these are looked at, and the rest grows late.</summary>
    private async Task WorkAsync(DateOnly day)
    {
        for (var given = _ledgerDice.Next(0, 3); given > 0; given--)
        {
            var owner = $"u{_ledgerDice.Next(Groups)}x{_ledgerDice.Next(1, PeopleInGroup):00}";
            await Bot.SayAsync("boss", $"任务 第{++_tasks}件要办的事 {owner} {day.AddDays(_ledgerDice.Next(1, 9)):yyyy-MM-dd}");
        }

        foreach (var done in await Bot.AskStoreAsync(db => db.LedgerItems.Where(i => i.State == LedgerState.Doing && i.OwnerId != null).OrderBy(i => i.Id).Select(i => new { i.Number, db.Members.First(m => m.Id == i.OwnerId).UserId }).ToListAsync()))
        {
            if (_ledgerDice.Next(4) == 0)
            {
                await Bot.SayAsync(done.UserId, $"任{done.Number} 完成 已经全部办好");
                await (_ledgerDice.Next(2) == 0 ? Bot.SayAsync("boss", $"任{done.Number} 通过") : Task.CompletedTask);
            }
        }
    }

    private async Task LiaisonActsAsync()
    {
        var liaison = $"u{_random.Next(4)}x00";
        await Bot.SayAsync(liaison, _random.Next(5) switch { 0 => "我来跟进", 1 => "我来跟进 结束", _ => "催办" });
        await Bot.SayAsync(liaison, "确认催办");
    }

    /// <summary>WeCom forgets somebody or fails until the next working day, or the service naps until then.</summary>
    private async Task DisturbAsync(bool endsTomorrow)
    {
        SometimesUnknown.ToList().ForEach(user => Bot.WeCom.InvalidUsers.Remove(user));

        switch (_random.Next(6))
        {
            case 0 or 1 or 2:
                Bot.WeCom.InvalidUsers.Add(SometimesUnknown[_random.Next(2)]);
                break;
            // What is refused for two days is left to a person.
            case 3 or 4 when endsTomorrow && _daysWithoutOutage > 2:
                Outages++;
                _daysWithoutOutage = 0;
                Bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, SimulatorFault.Forever) with { Name = Outage });
                break;
            default:
                Naps++;
                await SleepAsync();
                break;
        }
    }

    private async Task SleepAsync()
    {
        // What is torn out of a send may have arrived, and after so long a nap it is left to a person.
        await SettleAsync();
        _sends.AddRange(Bot.WeCom.Sends);
        _violations.AddRange(Bot.WeCom.Violations);
        await Bot.StopAsync();
        _asleep = true;
    }

    private async Task AdvanceAsync(DateOnly day, int hour, int minute)
    {
        var local = $"{day:yyyy-MM-dd} {hour:00}:{minute:00}";

        if (_asleep)
        {
            Bot = Bot.Start(Bot.Store, local, Settings);
            _asleep = false;
            await SettleAsync();
            return;
        }

        await Bot.AdvanceToAsync(local);
    }

    /// <summary>A machine that is busy takes its time.</summary>
    private Task SettleAsync() => Bot.AdvanceToAsync(Bot.Clock.Now.AddMinutes(1).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    private Task MoveAsync(DateOnly day)
    {
        var (user, group) = (SomebodyIn(_random.Next(Groups)), _random.Next(Groups));
        _homes[user].Add((Bot.Clock.UtcNow, group));
        return Bot.ChangeAsync(async db =>
        {
            var to = await db.Groups.SingleAsync(g => g.Name == $"{group}支部");
            await db.Members.Where(m => m.UserKey == user).ExecuteUpdateAsync(set => set.SetProperty(m => m.GroupId, to.Id).SetProperty(m => m.Joined, m => m.Joined ?? day.AddYears(-1)));
        });
    }

    private async Task JoinOrLeaveAsync(DateOnly day)
    {
        if (_random.Next(2) == 0)
        {
            var leaver = SomebodyIn(_random.Next(Groups));
            await Bot.ChangeAsync(async db => await db.Members.Where(m => m.UserKey == leaver).ExecuteUpdateAsync(set => set.SetProperty(m => m.Left, day.AddDays(1))));
            return;
        }

        var (group, number) = (_random.Next(Groups), PeopleInGroup + _homes.Count);
        var joiner = $"u{group}x{number}";
        _homes[joiner] = [(DateTimeOffset.MinValue, group)];
        await Bot.PeopleAsync($"{joiner} {NameOf(joiner)} {group}支部");
    }

    /// <summary>Anybody of a group as it was in the beginning but its liaison.</summary>
    private string SomebodyIn(int group) => $"u{group}x{_random.Next(1, PeopleInGroup):00}";

    private Task Sometimes(int oneIn, Func<Task> what) => _random.Next(oneIn) == 0 && !_asleep ? what() : Task.CompletedTask;

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
