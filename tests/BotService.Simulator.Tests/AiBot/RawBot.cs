using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Simulator.AiBot;

namespace BotService.Simulator.Tests.AiBot;

/// <summary>A bot that says exactly what it is told to, legal or not, one frame after the other.</summary>
internal sealed class RawBot : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private int _number;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="at">Where the socket is when somebody else's server hosts it.</param>
    public static async Task<RawBot> ConnectAsync(AiBotSimulator far, bool logIn = true, Uri? at = null)
    {
        var bot = new RawBot();
        await bot._socket.ConnectAsync(at ?? far.Url, Token);

        if (logIn)
        {
            Assert.Equal(0, await bot.CodeAsync("aibot_subscribe", $$"""{"bot_id":"{{far.BotId}}","secret":"{{far.Secret}}"}"""));
        }

        return bot;
    }

    /// <summary>The code of the acknowledgement.</summary>
    public async Task<int> CodeAsync(string cmd, string body, string? reqId = null) => (int)(await AskAsync(cmd, body, reqId))["errcode"]!;

    /// <summary>The code and the reason of the acknowledgement.</summary>
    public async Task<(int Code, string Reason)> VerdictAsync(string cmd, string body, string? reqId = null)
    {
        var ack = await AskAsync(cmd, body, reqId);
        return ((int)ack["errcode"]!, (string)ack["errmsg"]!);
    }

    /// <summary>The acknowledgement; what the server says of itself meanwhile is passed over.</summary>
    public async Task<JsonObject> AskAsync(string cmd, string body, string? reqId = null)
    {
        var number = reqId ?? $"own-{++_number}";
        await SendAsync($$"""{"cmd":"{{cmd}}","headers":{"req_id":"{{number}}"},"body":{{body}}}""");
        JsonObject frame;

        do
        {
            frame = await ReadAsync();
        }
        while (frame["errcode"] is null || (string?)frame["headers"]!["req_id"] != number);

        return frame;
    }

    public Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Token);

    public async Task<JsonObject> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        WebSocketReceiveResult read;

        do
        {
            read = await _socket.ReceiveAsync(buffer, Token);
            message.Write(buffer, 0, read.Count);
        }
        while (!read.EndOfMessage);

        return JsonNode.Parse(message.ToArray())!.AsObject();
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
