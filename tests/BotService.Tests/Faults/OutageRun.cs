using System.Net;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Faults;

/// <summary>A service that people write to while its store suffers, with the patience that operators have.</summary>
internal sealed class OutageRun : IAsyncDisposable
{
    /// <summary>WeCom hangs up after 5 s (document 90238).</summary>
    private static readonly TimeSpan WeComsPatience = TimeSpan.FromSeconds(5);

    private readonly List<string> _acknowledged;
    private readonly List<string> _refused = [];
    private int _said;

    private OutageRun(Bot bot, List<string> acknowledged) => (Bot, _acknowledged, _said) = (bot, acknowledged, acknowledged.Count);

    public Bot Bot { get; }

    public static async Task<OutageRun> BeginAsync(params (string Key, string Value)[] settings) => await BeginAsync(await TestStore.CreateAsync(), settings);

    public static async Task<OutageRun> BeginAsync(TestStore store, params (string Key, string Value)[] settings)
    {
        var ordeal = new OutageRun(Start(store, settings), []);
        await Wait.UntilAsync(() => ordeal.Bot.Services.GetRequiredService<StoreReadiness>().IsReady);
        await ordeal.Bot.UsualPeopleAsync();
        await ordeal.SpeakAsync();
        return ordeal;
    }

    /// <summary>The service starts anew, on what its last life left.</summary>
    public async Task<OutageRun> RestartAsync(Func<Task> meanwhile, params (string Key, string Value)[] settings)
    {
        await Bot.StopAsync();
        await meanwhile();
        return new OutageRun(Start(Bot.Store, settings), _acknowledged);
    }

    private static Bot Start(TestStore store, (string Key, string Value)[] settings) => Bot.Start(store, "2026-09-07 08:00", [("Spool:StorePatience", "00:00:02"), ("Spool:LookEvery", "00:00:00.100"), .. settings]);

    /// <summary>While the fault lasts: messages are acknowledged in time, and readiness says what is wrong.</summary>
    public async Task EndureAsync()
    {
        await SpeakAsync();
        await SpeakAsync();
        await NotReadyAsync("store");
    }

    /// <summary>Somebody gives an opinion; only what is acknowledged as taken counts.</summary>
    public async Task<string> SpeakAsync()
    {
        var text = $"第{++_said}条 {new string('长', 300)}";
        var asked = MeasuredTime.Start();
        var answer = await Bot.SayAsync("bob", $"意见 {text}");
        await asked.RequireWithinAsync(WeComsPatience, "WeCom would have hung up: an answer");

        lock (_acknowledged)
        {
            (answer.Contains("没有记下", StringComparison.Ordinal) ? _refused : _acknowledged).Add(text);
        }

        return answer;
    }

    /// <summary>A full disk lets a few more through: into the room that the store's own files have.</summary>
    public async Task SpeakUntilUnansweredAsync()
    {
        while (await SpeakAsync() is { Length: > 0 } answer && !answer.Contains("没有记下", StringComparison.Ordinal))
        {
            Assert.True(_said < 3000, "The disk never filled.");
        }
    }

    /// <param name="part">What has to be named as unhealthy.</param>
    /// <param name="speaking">Somebody goes on speaking until it is: a machine that stood still may have looked like a first message that was not answered.</param>
    public async Task NotReadyAsync(string part, bool speaking = false)
    {
        await Wait.UntilAsync(async () =>
        {
            var asked = MeasuredTime.Start();
            using var response = await Bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Bot.Token);
            var text = await response.Content.ReadAsStringAsync(Bot.Token);
            await asked.RequireWithinAsync(WeComsPatience, "A monitor would have hung up: an answer");
            var isNamed = response.StatusCode is HttpStatusCode.ServiceUnavailable && text.Contains($"\"{part}\":{{\"status\":\"unhealthy\"", StringComparison.Ordinal);

            if (!isNamed && speaking)
            {
                await SpeakAsync();
            }

            return isNamed;
        });
    }

    /// <summary>
    /// After the fault: everything acknowledged is recorded once, and the service is ready. What was refused may be there, once:
    /// its commit came through when nobody waited for it any more.
    /// </summary>
    public async Task RecoverAsync()
    {
        await Wait.UntilAsync(async () => await IsReadyAsync() && !_acknowledged.Except(await OpinionsAsync()).Any());
        var opinions = await OpinionsAsync();
        Assert.Equal(opinions.Distinct().Count(), opinions.Count);
        Assert.Equal(_acknowledged.Order(StringComparer.Ordinal), opinions.Except(_refused).Order(StringComparer.Ordinal));

        // Just after the fault a message may still be taken behind an earlier one of the same person and be answered by push.
        await Wait.UntilAsync(async () => (await SpeakAsync()).Length > 0);
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    private async Task<bool> IsReadyAsync() => (await Bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Bot.Token)).IsSuccessStatusCode;

    private async Task<List<string>> OpinionsAsync() => await Bot.AskStoreAsync(db => db.Opinions.Select(o => o.Text).ToListAsync(Bot.Token));
}
