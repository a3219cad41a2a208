using System.Text.Json.Nodes;
using BotService.Simulator.AiBot;

namespace BotService.Tests.Harness;

/// <summary>The whole service with the bot as its channel, and the other side of its socket. People write, press and read through the socket.</summary>
internal sealed class BotOnSocket : IAsyncDisposable
{
    public const string BotName = "学习助手";

    private BotOnSocket(AiBotSimulator far, Bot bot)
    {
        Far = far;
        Bot = bot;
    }

    public AiBotSimulator Far { get; }

    public Bot Bot { get; private set; }

    /// <summary>Only the bot: no app, no stand-in for it.</summary>
    public static Task<BotOnSocket> StartAsync(params (string Key, string Value)[] settings) => StartAsync("2026-09-07 08:00", [("Simulator:Enabled", "false"), .. settings]);

    /// <summary>The app with its stand-in, and the bot beside it.</summary>
    public static Task<BotOnSocket> StartWithAppAsync(params (string Key, string Value)[] settings) => StartAsync("2026-09-07 08:00", settings);

    public static (string Key, string Value)[] SettingsFor(AiBotSimulator far) =>
        [("AiBot:BotId", far.BotId), ("AiBot:Secret", far.Secret), ("AiBot:Url", far.Url.ToString()), ("AiBot:Name", BotName), ("AiBot:Heartbeat", "00:00:30")];

    /// <summary>Says something in the own chat and returns the first text of the answer.</summary>
    public async Task<string> SayAsync(string user, string text, string? messageId = null) => TextOf(await AnswerAsync(await Far.WriteAsync(user, text, messageId)));

    /// <summary>Says something to the bot in a group.</summary>
    public async Task<string> SayInGroupAsync(string group, string user, string text) => TextOf(await AnswerAsync(await Far.WriteInGroupAsync(group, user, $"@{BotName} {text}")));

    /// <summary>The first answer under a callback's number.</summary>
    public async Task<JsonObject> AnswerAsync(string reqId)
    {
        await Wait.UntilAsync(() => AnswersTo(reqId).Count > 0);
        return AnswersTo(reqId)[0];
    }

    public IReadOnlyList<JsonObject> AnswersTo(string reqId) => [.. Far.Seen.Where(seen => seen.ReqId == reqId && seen.Code == 0).Select(seen => seen.Body)];

    public static string TextOf(JsonObject body) =>
        (string?)body["markdown"]?["content"] ?? (string?)body["text"]?["content"] ?? body.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The texts of what was pushed to somebody.</summary>
    public IReadOnlyList<string> PushesTo(string id) => [.. Far.PushesTo(id).Select(TextOf)];

    public Task ConnectedAsync() => Wait.UntilAsync(async () =>
    {
        using var health = await Bot.Http.GetAsync("/health/ready", Bot.Token);
        return Far.IsConnected && (await health.Content.ReadAsStringAsync(Bot.Token)).Contains("\"connected\"", StringComparison.Ordinal);
    });

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Far.DisposeAsync();
    }

    private static async Task<BotOnSocket> StartAsync(string now, (string Key, string Value)[] settings)
    {
        var clock = new FollowedClock();
        var far = await AiBotSimulator.StartAsync(clock);
        var bot = await Bot.StartAsync(now, [.. SettingsFor(far), .. settings]);
        clock.Of = bot;
        var both = new BotOnSocket(far, bot);
        await both.ConnectedAsync();
        await bot.UsualPeopleAsync();
        return both;
    }

    /// <summary>The far side counts its limits by the service's clock.</summary>
    private sealed class FollowedClock : TimeProvider
    {
        public Bot? Of { get; set; }

        public override DateTimeOffset GetUtcNow() => Of?.Clock.UtcNow ?? System.GetUtcNow();
    }
}
