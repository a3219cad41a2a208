using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using BotService.Simulator.AiBot;
using BotService.Tests.Harness;

namespace BotService.Tests.Faults;

/// <summary>People who write to the bot while its socket breaks: each message comes again, under its own id, until an answer to it was taken.</summary>
internal sealed class ManySockets(AiBotSimulator far)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>A person who hears nothing for this long says it again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const string Confirmed = "已学";

    private static readonly string[] Counts = ["按时", "已确认过"];

    private readonly ConcurrentQueue<Task> _talking = new();
    private readonly ConcurrentQueue<(string User, string Text)> _answered = new();
    private int _number;
    private int _repeats;

    /// <summary>What got an answer: it stands acknowledged, and has to be in the records.</summary>
    public IReadOnlyList<(string User, string Text)> Answered => [.. _answered];

    /// <summary>How often somebody had to say something again.</summary>
    public int Repeats => _repeats;

    /// <summary>Returns at once.</summary>
    public void Say(string user, string text) => _talking.Enqueue(Task.Run(() => AskAsync(user, text), Bot.Token));

    /// <summary>Several things by one person, each after the answer to the one before.</summary>
    public void SayInTurn(string user, params string[] texts) => _talking.Enqueue(Task.Run(
        async () =>
        {
            foreach (var text in texts)
            {
                await AskAsync(user, text);
            }
        },
        Bot.Token));

    /// <summary>Confirms by the card's button where the card has come, by the word otherwise, and again until that counts: before the topic is open it does not.</summary>
    public void Confirm(string user) => _talking.Enqueue(Task.Run(
        async () =>
        {
            while (!Counts.Any((await ConfirmOnceAsync(user)).Contains))
            {
                await Task.Delay(Patience, TimeProvider.System, Bot.Token);
            }
        },
        Bot.Token));

    private Task<string> ConfirmOnceAsync(string user) =>
        far.PushesTo(user).LastOrDefault(push => KeyOf(push, Confirmed) is not null) is { } card
            ? UntilAnsweredAsync(user, Confirmed, id => far.PressAsync(user, JsonText(card["template_card"]!["task_id"]), KeyOf(card, Confirmed)!, id))
            : AskAsync(user, Confirmed);

    public Task<string> AskAsync(string user, string text) => UntilAnsweredAsync(user, text, id => far.WriteAsync(user, text, id));

    public async Task FinishAsync()
    {
        while (_talking.TryDequeue(out var talk))
        {
            await talk;
        }
    }

    private async Task<string> UntilAnsweredAsync(string user, string text, Func<string, Task<string>> deliver)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"said-{Interlocked.Increment(ref _number)}");

        while (true)
        {
            if (await DeliverAsync(deliver, id) is { } reqId && await AnswerAsync(reqId) is { } answer)
            {
                _answered.Enqueue((user, text));
                return BotOnSocket.TextOf(answer);
            }

            Interlocked.Increment(ref _repeats);
            await Task.Delay(Pause, TimeProvider.System, Bot.Token);
        }
    }

    /// <summary>Null while nothing is connected.</summary>
    private static async Task<string?> DeliverAsync(Func<string, Task<string>> deliver, string id)
    {
        try
        {
            return await deliver(id);
        }
        catch (Exception exception) when (exception is InvalidOperationException or WebSocketException or IOException)
        {
            return null;
        }
    }

    private async Task<JsonObject?> AnswerAsync(string reqId)
    {
        var (since, logins) = (TimeProvider.System.GetTimestamp(), far.Logins);

        while (TimeProvider.System.GetElapsedTime(since) < Patience && far.IsConnected && far.Logins == logins)
        {
            if (far.Seen.FirstOrDefault(seen => seen.ReqId == reqId && seen.Code == 0) is { } answer)
            {
                return answer.Body;
            }

            await Task.Delay(Pause, TimeProvider.System, Bot.Token);
        }

        return far.Seen.FirstOrDefault(seen => seen.ReqId == reqId && seen.Code == 0)?.Body;
    }

    private static string? KeyOf(JsonObject push, string label) =>
        (push["template_card"]?["button_list"] as JsonArray)?.FirstOrDefault(button => JsonText(button!["text"]) == label) is { } button ? JsonText(button["key"]) : null;

    private static string JsonText(JsonNode? node) => (string?)node ?? string.Empty;
}
