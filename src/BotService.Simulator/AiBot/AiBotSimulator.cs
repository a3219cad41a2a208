using System.Globalization;
using System.Text.Json.Nodes;
using BotService.Simulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotService.Simulator.AiBot;

/// <summary>The server side of the bot's long connection on this machine: one live connection a bot, the rules of document 101463, people who write, and faults.</summary>
public sealed class AiBotSimulator : IAsyncDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(300);

    /// <summary>Of all frames together: two of the largest files, or tens of thousands of usual frames.</summary>
    private const int MostLetters = 60_000_000;

    private readonly Recent<SeenFrame> _seen = new(20_000, MostLetters, seen => seen.Letters);
    private readonly SemaphoreSlim _oneLogin = new(1);
    private WebApplication? _app;
    private int _number;
    private volatile AiBotPeer? _live;

    /// <summary>Without a server of its own: whoever hosts it maps <see cref="ServeAsync"/>.</summary>
    public AiBotSimulator(TimeProvider time, TimeProvider? pace = null) => Rules = new AiBotRules(time, pace ?? TimeProvider.System);

    /// <summary>Who may log in.</summary>
    public string BotId { get; init; } = "bot-demo";

    /// <summary>With which secret.</summary>
    public string Secret { get; init; } = "bot-demo-secret";

    /// <summary>Where the socket is.</summary>
    public Uri Url { get; private set; } = new("ws://127.0.0.1");

    /// <summary>What it takes and what it remembers.</summary>
    public AiBotRules Rules { get; }

    /// <summary>How it misbehaves.</summary>
    public AiBotFaults Faults { get; } = new();

    /// <summary>Log-ins that were accepted.</summary>
    public int Logins { get; private set; }

    /// <summary>Whether a bot is logged in now.</summary>
    public bool IsConnected => _live is not null;

    /// <summary>The frames of a bot, with what each was answered: the last 20,000, fewer when they were large.</summary>
    public IReadOnlyList<SeenFrame> Seen => _seen.Snapshot();

    /// <summary>Told of each frame that was accepted, before its acknowledgement leaves.</summary>
    public Action<SeenFrame>? OnAccepted { get; set; }

    /// <summary>What was sent without being asked and was accepted, to one conversation.</summary>
    public IReadOnlyList<JsonObject> PushesTo(string conversation) =>
        [.. Seen.Where(seen => seen is { Cmd: "aibot_send_msg", Code: 0 } && (string?)seen.Body["chatid"] == conversation).Select(seen => seen.Body)];

    /// <summary>Starts on a free port of this machine.</summary>
    public static async Task<AiBotSimulator> StartAsync(TimeProvider time, string botId = "bot-demo", string secret = "bot-demo-secret", TimeProvider? pace = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var simulator = new AiBotSimulator(time, pace) { BotId = botId, Secret = secret, _app = app };
        app.UseWebSockets();
        app.Map("/", simulator.ServeAsync);
        await app.StartAsync();
        simulator.Url = new Uri(app.Urls.First().Replace("http:", "ws:", StringComparison.Ordinal));
        return simulator;
    }

    /// <summary>A person writes in the own chat; the number of the callback.</summary>
    public Task<string> WriteAsync(string user, string text, string? messageId = null) => DeliverAsync(
        "aibot_msg_callback", messageId, user, group: null, new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = text } });

    /// <summary>A person writes in a group, to the bot or to somebody else.</summary>
    public Task<string> WriteInGroupAsync(string group, string user, string text) => DeliverAsync(
        "aibot_msg_callback", messageId: null, user, group, new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = text } });

    /// <summary>A picture, voice, file or film.</summary>
    public Task<string> SendMediaAsync(string user, string kind) => DeliverAsync(
        "aibot_msg_callback", messageId: null, user, group: null,
        new JsonObject { ["msgtype"] = kind, [kind] = new JsonObject { ["url"] = "https://media.example/a", ["aeskey"] = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", ["content"] = "学完了" } });

    /// <summary>A person opens the own chat for the first time that day.</summary>
    public Task<string> EnterAsync(string user) => HappenAsync(user, messageId: null, new JsonObject { ["eventtype"] = "enter_chat" });

    /// <summary>A person presses a button of a card.</summary>
    public Task<string> PressAsync(string user, string card, string key, string? messageId = null) => HappenAsync(
        user, messageId, new JsonObject { ["eventtype"] = "template_card_event", ["template_card_event"] = new JsonObject { ["card_type"] = "button_interaction", ["event_key"] = key, ["task_id"] = card } });

    /// <summary>Any text on the wire, such as half a frame; a bot that does not like it may hang up in the middle.</summary>
    public Task SayRawAsync(string text) => Live().TrySendAsync(text);

    /// <summary>Another connection takes over, outside.</summary>
    public async Task EvictAsync()
    {
        var peer = Live();
        _live = null;
        await EvictAsync(peer);
    }

    /// <summary>The link breaks without a word.</summary>
    public void Cut()
    {
        var peer = Live();
        _live = null;
        peer.Abort();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _live?.Abort();

        if (_app is not null)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await _app.StopAsync(patience.Token);
            await _app.DisposeAsync();
        }

        _oneLogin.Dispose();
    }

    private AiBotPeer Live() => _live ?? throw new InvalidOperationException("No bot is logged in.");

    private Task<string> HappenAsync(string user, string? messageId, JsonObject what) =>
        DeliverAsync("aibot_event_callback", messageId, user, group: null, new JsonObject { ["msgtype"] = "event", ["event"] = what });

    private async Task<string> DeliverAsync(string cmd, string? messageId, string user, string? group, JsonObject body)
    {
        var number = Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);
        var reqId = $"cb-{number}";
        body["msgid"] = messageId ?? $"m-{number}";
        body["aibotid"] = BotId;
        body["chattype"] = group is null ? "single" : "group";
        body["from"] = new JsonObject { ["userid"] = user };

        if (group is not null)
        {
            body["chatid"] = group;
        }

        Rules.NoteCallback(reqId, Logins, cmd, (string?)body["event"]?["eventtype"], group ?? user, group is not null, (string?)body["event"]?["template_card_event"]?["task_id"]);
        await Live().SendAsync(new JsonObject { ["cmd"] = cmd, ["headers"] = new JsonObject { ["req_id"] = reqId }, ["body"] = body }.ToJsonString());
        return reqId;
    }

    /// <summary>One connection of a bot, from its upgrade to its end.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var peer = new AiBotPeer(await context.WebSockets.AcceptWebSocketAsync());

        try
        {
            while (await peer.ReadAsync() is { } frame)
            {
                await TakeAsync(peer, frame);
            }
        }
        finally
        {
            Interlocked.CompareExchange(ref _live, null, peer);
            await peer.EndAsync();
        }
    }

    private async Task TakeAsync(AiBotPeer peer, JsonObject frame)
    {
        if (peer.IsSilent)
        {
            return;
        }

        var cmd = JsonText.Of(frame, "cmd");
        var fault = Faults.Next?.Invoke(cmd) ?? AiBotFault.None;

        if (fault is AiBotFault.LostBefore)
        {
            peer.Abort();
            return;
        }

        var reqId = JsonText.Of(frame["headers"], "req_id");
        var body = frame["body"] as JsonObject ?? [];
        var answer = new JsonObject();
        var broken = fault is AiBotFault.Refused ? AiBotFaults.Planned(AiBotCodes.TooMany) : await JudgeAsync(peer, cmd, reqId, body, answer);
        var seen = new SeenFrame(cmd, reqId, body, broken?.Code ?? AiBotCodes.Ok) { Letters = body.ToJsonString().Length };
        _seen.Add(seen);

        if (broken is null)
        {
            OnAccepted?.Invoke(seen);
        }

        if (!Faults.Swallows(cmd))
        {
            await AnswerAsync(peer, fault, AckOf(reqId, broken, answer));
        }
    }

    private async Task<BrokenRule?> JudgeAsync(AiBotPeer peer, string cmd, string reqId, JsonObject body, JsonObject answer)
    {
        if (cmd == "aibot_subscribe")
        {
            return await LogInAsync(peer, body);
        }

        return ReferenceEquals(peer, _live) ? Faults.RefusalOf(cmd) ?? Rules.Judge(cmd, reqId, Logins, body, answer) : new(AiBotCodes.NotLoggedIn, "the bot has not logged in");
    }

    private async Task AnswerAsync(AiBotPeer peer, AiBotFault fault, string ack)
    {
        switch (fault)
        {
            case AiBotFault.LostAfter:
                peer.Abort();
                break;
            case AiBotFault.HalfAck:
                await peer.BreakOffAsync(ack);
                break;
            case AiBotFault.LateAck:
                _ = SendLaterAsync(peer, ack);
                break;
            case AiBotFault.Silence:
                peer.IsSilent = true;
                break;
            case AiBotFault.Eviction:
                await peer.TrySendAsync(ack);
                Interlocked.CompareExchange(ref _live, null, peer);
                await EvictAsync(peer);
                break;
            default:
                await peer.TrySendAsync(ack);
                break;
        }
    }

    private static async Task SendLaterAsync(AiBotPeer peer, string ack)
    {
        await Task.Delay(Late, TimeProvider.System);
        await peer.TrySendAsync(ack);
    }

    private async Task<BrokenRule?> LogInAsync(AiBotPeer peer, JsonObject body)
    {
        await _oneLogin.WaitAsync();

        try
        {
            if (JsonText.Of(body, "bot_id") != BotId || JsonText.Of(body, "secret") != Secret || Faults.RefuseLogins)
            {
                return new(AiBotCodes.BadCredentials, "no such bot_id, or another secret");
            }

            // Counted first: whoever sees it live may write at once, and the answer belongs to this log-in.
            Logins++;
            var before = Interlocked.Exchange(ref _live, peer);

            if (before is not null)
            {
                await EvictAsync(before);
            }

            return null;
        }
        finally
        {
            _oneLogin.Release();
        }
    }

    private async Task EvictAsync(AiBotPeer peer)
    {
        var body = new JsonObject { ["msgid"] = $"evt-{Interlocked.Increment(ref _number)}", ["aibotid"] = BotId, ["msgtype"] = "event", ["event"] = new JsonObject { ["eventtype"] = "disconnected_event" } };
        await peer.TrySendAsync(new JsonObject { ["cmd"] = "aibot_event_callback", ["headers"] = new JsonObject { ["req_id"] = "ev-evicted" }, ["body"] = body }.ToJsonString());
    }

    private static string AckOf(string reqId, BrokenRule? broken, JsonObject body)
    {
        var ack = new JsonObject { ["headers"] = new JsonObject { ["req_id"] = reqId }, ["errcode"] = broken?.Code ?? AiBotCodes.Ok, ["errmsg"] = broken?.Reason ?? "ok" };

        if (body.Count > 0)
        {
            ack["body"] = body;
        }

        return ack.ToJsonString();
    }
}
