using System.Net;
using System.Net.Http.Json;
using BotService.Features.Topics;
using BotService.Simulator;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Harness;

/// <summary>The whole service in process, with its clock in our hands and the stand-in as its WeCom. Tests talk to it as people do.</summary>
internal sealed class Bot : IAsyncDisposable
{
    /// <summary>WeCom hangs up after 5 s (document 90238).</summary>
    private static readonly TimeSpan WeComsPatience = TimeSpan.FromSeconds(5);

    private readonly BotFactory _factory;
    private readonly TestStore _store;
    private readonly List<AsyncServiceScope> _scopes = [];

    private Bot(TestStore store, BotFactory factory)
    {
        _store = store;
        _factory = factory;
        Http = factory.CreateClient();

        // Moving the clock over many weeks may take a busy machine long; each test has its own end.
        Http.Timeout = Timeout.InfiniteTimeSpan;
    }

    public HttpClient Http { get; }

    /// <summary>A client that follows no redirect and keeps no cookie by itself.</summary>
    public HttpClient NewClient() => _factory.CreateClient(new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    public TestStore Store => _store;

    /// <summary>What this service has logged so far.</summary>
    public IReadOnlyCollection<string> LogLines => _factory.Log.Mine;

    public IServiceProvider Services => _factory.Services;

    /// <summary>What the far side saw, and how it will behave.</summary>
    public WeComSimulator WeCom => Services.GetRequiredService<WeComSimulator>();

    public SimulatedPhone Phone => Services.GetRequiredService<SimulatedPhone>();

    public LocalClock Clock => Services.GetRequiredService<LocalClock>();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>No group of the usual people has a turn of 述学, so that all read one and the same card.</summary>
    public static readonly (string Key, string Value)[] NobodySpeaks = [("Speaking:Voluntary:0", "一支部"), ("Speaking:Voluntary:1", "二支部"), ("Speaking:Voluntary:2", "局党组")];

    /// <summary>Starts on an empty store at a local instant such as 2026-09-07 08:00, a Monday whose week has five working days.</summary>
    public static Task<Bot> StartAsync(string now = "2026-09-07 08:00", params (string Key, string Value)[] settings) => StartWithAsync(null, now, settings);

    /// <summary>Starts on a store that exists, as after a restart.</summary>
    public static Bot Start(TestStore store, string now, params (string Key, string Value)[] settings) => Start(store, now, null, settings);

    /// <summary>Starts with further services, such as a command that only a test has.</summary>
    public static async Task<Bot> StartWithAsync(Action<IServiceCollection>? more, string now = "2026-09-07 08:00", params (string Key, string Value)[] settings)
    {
        var store = await TestStore.CreateAsync();
        return new(store, NewFactory(store, now, more, settings));
    }

    /// <summary>Starts on a store that exists, with further services.</summary>
    public static Bot Start(TestStore store, string now, Action<IServiceCollection>? more, params (string Key, string Value)[] settings)
    {
        store.IsShared = true;
        return new(store, NewFactory(store, now, more, settings));
    }

    /// <summary>Starts with the usual people and the topic of 2026-09-07, and moves the clock to a local time.</summary>
    public static async Task<Bot> StartWithTopicAsync(string now)
    {
        var bot = await StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync(now);
        return bot;
    }

    /// <summary>A local time of the organisation as an instant.</summary>
    public static DateTimeOffset At(string local) => DateTimeOffset.Parse($"{local}+08:00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Puts people on the roster: "alice 艾丽 一支部 liaison".</summary>
    public async Task PeopleAsync(params string[] people)
    {
        await ChangeAsync(async db =>
        {
            foreach (var parts in people.Select(person => person.Split(' ')))
            {
                var group = await db.Groups.SingleOrDefaultAsync(g => g.Name == parts[2]) ?? db.Groups.Local.SingleOrDefault(g => g.Name == parts[2]);

                if (group is null)
                {
                    var tier = parts[2].Contains("党组", StringComparison.Ordinal) ? Tiers.Leadership : parts[2].Contains("青年", StringComparison.Ordinal) ? Tiers.Youth : Tiers.Branch;
                    db.Groups.Add(group = new StudyGroup { Name = parts[2], Tier = tier });
                    await db.SaveChangesAsync();
                }

                db.Members.Add(Member.Create(parts[0], parts[1], group.Id, parts.Length > 3 ? Enum.Parse<Role>(parts[3], ignoreCase: true) : Role.Member));
            }
        });
    }

    /// <summary>The usual organisation: alice (liaison), bob and carol in 一支部; dave (liaison) and erin in 二支部; chief is admin.</summary>
    public Task UsualPeopleAsync() => PeopleAsync(
        "alice 艾丽 一支部 liaison", "bob 鲍勃 一支部", "carol 卡萝 一支部", "dave 戴维 二支部 liaison", "erin 艾琳 二支部", "chief 程序 局党组 admin");

    /// <summary>Plans a topic with the default times of its week.</summary>
    public async Task PlanTopicAsync(string week = "2026-W37", string title = "高质量发展", Tiers audience = Tiers.All, string? opens = null, string? due = null, string? lateUntil = null, string? link = null)
    {
        Assert.True(StudyWeek.TryParse(week, out var parsed, out _));
        var defaults = TopicSchedule.Of(parsed, Services.GetRequiredService<WorkCalendar>(), new StudyTimes())!;
        await ChangeAsync(db =>
        {
            db.Topics.Add(new Topic
            {
                WeekKey = parsed.Key,
                Title = title,
                Audience = audience,
                Link = link,
                OpensAt = opens is null ? Clock.ToInstant(defaults.Opens) : At(opens),
                DueAt = due is null ? Clock.ToInstant(defaults.Due) : At(due),
                LateUntil = lateUntil is null ? Clock.ToInstant(TopicSchedule.LateUntilFor(DateOnly.FromDateTime(defaults.Due), new StudyTimes())) : At(lateUntil),
            });
            return Task.CompletedTask;
        });
    }

    /// <summary>Says something and returns the text of the answer; nothing when it comes after WeCom would have hung up.</summary>
    public async Task<string> SayAsync(string userId, string text)
    {
        _factory.Log.Secrets.Said(text);
        var asked = MeasuredTime.Start();
        var reply = await Phone.SendTextAsync(userId, text, Token);
        Assert.Equal((PhoneTrouble.None, (int)HttpStatusCode.OK), (reply.Trouble, reply.Status));
        return await asked.IsWithinAsync(WeComsPatience) ? reply.Text : string.Empty;
    }

    /// <summary>Says something; these words stand in the answer.</summary>
    public async Task AnswersAsync(string userId, string text, string expected)
    {
        var got = await SayAsync(userId, text);
        Assert.True(got.Contains(expected, StringComparison.Ordinal), $"{userId} said {text} and got:\n{got}\nnot:\n{expected}");
    }

    /// <summary>Says something; these words stand nowhere in the answer.</summary>
    public async Task AnswersWithoutAsync(string userId, string text, string unexpected) => Assert.DoesNotContain(unexpected, await SayAsync(userId, text), StringComparison.Ordinal);

    /// <summary>How a person stands with the one topic that the person owes.</summary>
    /// <summary>Of every topic that the person owes, in the order of the weeks: Late Pending.</summary>
    public Task<string> OutcomesOfAsync(string userId) => AskStoreAsync(async db =>
        string.Join(' ', await db.Participations.Where(p => p.Member!.UserKey == userId).OrderBy(p => p.Topic!.WeekKey).Select(p => p.Outcome).ToListAsync()));

    public Task<Outcome> OutcomeOfAsync(string userId) => AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == userId).Select(p => p.Outcome).SingleAsync());

    /// <summary>Says something and, when it is asked first, says yes; returns the last answer.</summary>
    public async Task<string> DoAsync(string userId, string text)
    {
        var answer = await SayAsync(userId, text);
        return answer.EndsWith("回复 不 就算了。", StringComparison.Ordinal) ? await SayAsync(userId, "是") : answer;
    }

    /// <summary>Presses a button of the person's latest card that has one with this label; returns what the card then shows, or the text.</summary>
    /// <param name="about">Of a card about this alone, such as 问21.</param>
    public async Task<string> PressAsync(string userId, string label, string? about = null)
    {
        bool IsIt((string Label, string Key) button) => button.Label == label && (about is null || button.Key.Split(' ').Contains(about));
        var card = WeCom.DeliveredTo(userId).LastOrDefault(send => send.MessageType == "template_card" && ButtonsOf(send).Any(IsIt));
        Assert.True(card is not null, $"{userId} has no card with {label} {about}");
        var pressed = MeasuredTime.Start();
        var reply = await Phone.PressAsync(userId, card, ButtonsOf(card).First(IsIt).Key, Token);
        Assert.Equal((PhoneTrouble.None, (int)HttpStatusCode.OK), (reply.Trouble, reply.Status));
        return await pressed.IsWithinAsync(WeComsPatience) ? reply.ButtonName ?? reply.Text : string.Empty;
    }

    /// <summary>Moves the clock to a local time; everything that falls due on the way has been done when this returns.</summary>
    public async Task AdvanceToAsync(string local)
    {
        // The clock runs on while a busy machine gets to it: a moment that has just passed is one that was reached.
        if (await RefusalAsync(At(local)) is { } refusal && (Clock.UtcNow - At(local) > TimeSpan.FromSeconds(30) || await RefusalAsync(Clock.UtcNow.AddSeconds(5)) is not null))
        {
            Assert.Fail(refusal);
        }
    }

    /// <summary>Lets what is owed go out, a second later, or as soon after it as the machine gets to it.</summary>
    public async Task SettleAsync()
    {
        if (await RefusalAsync(Clock.UtcNow.AddSeconds(1)) is not null && await RefusalAsync(Clock.UtcNow.AddSeconds(10)) is { } refusal)
        {
            Assert.Fail(refusal);
        }
    }

    /// <summary>Null when the clock was moved.</summary>
    private async Task<string?> RefusalAsync(DateTimeOffset to)
    {
        using var response = await Http.PutAsJsonAsync("/dev/clock", new { now = to }, Token);
        return response.IsSuccessStatusCode ? null : await response.Content.ReadAsStringAsync(Token);
    }

    /// <summary>The texts of everything pushed to a person, cards included, oldest first.</summary>
    public IReadOnlyList<string> PushesTo(string userId) => [.. WeCom.DeliveredTo(userId).Select(send => send.Content.ToString())];

    /// <summary>Everybody who got a push between two local times.</summary>
    public IReadOnlyList<string> PushedBetween(string from, string to) =>
        [.. WeCom.Sends.Where(send => !send.Duplicate && send.At >= At(from) && send.At < At(to)).SelectMany(send => send.Users).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>How many answers to topics are recorded.</summary>
    public Task<int> AnsweredTopicsAsync() => AskStoreAsync(db => db.Participations.CountAsync(p => db.Topics.Any(t => t.Id == p.TopicId) && p.Outcome != Outcome.Pending));

    public async Task<T> AskStoreAsync<T>(Func<BotDbContext, Task<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<BotDbContext>());
    }

    /// <summary>The store on a connection that stays open as long as the service runs, for statements that are written by hand.</summary>
    public async Task<BotDbContext> OpenStoreAsync()
    {
        var scope = Services.CreateAsyncScope();
        _scopes.Add(scope);
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        await db.Database.OpenConnectionAsync(Token);
        return db;
    }

    public async Task ChangeAsync(Func<BotDbContext, Task> change) =>
        await Services.GetRequiredService<StoreWriter>().RunAsync(
            async (_, db, _) =>
            {
                await change(db);
                return true;
            },
            Token);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _store.ReturnAsync();
    }

    /// <summary>Stops the service and leaves the store.</summary>
    public async Task StopAsync()
    {
        foreach (var scope in _scopes)
        {
            await scope.DisposeAsync();
        }

        Http.Dispose();
        await _factory.DisposeAsync();
        _factory.Log.Secrets.RequireAbsent(LogLines);
    }

    private static BotFactory NewFactory(TestStore store, string now, Action<IServiceCollection>? more, (string Key, string Value)[] settings) =>
        new([.. store.Settings, new("Clock:Now", At(now).ToString("O")), .. settings.Select(s => KeyValuePair.Create(s.Key, s.Value))], more);

    private static IEnumerable<(string Label, string Key)> ButtonsOf(Simulator.AcceptedSend card) =>
        card.Content.TryGetProperty("button_list", out var buttons)
            ? buttons.EnumerateArray().Select(b => (b.GetProperty("text").GetString()!, b.TryGetProperty("key", out var key) ? key.GetString()! : string.Empty))
            : [];
}
