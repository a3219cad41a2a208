using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotService.Simulator.AiBot;

/// <summary>One connection of a bot: whole messages in, one writer at a time out.</summary>
internal sealed class AiBotPeer(WebSocket socket) : IDisposable
{
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>Null when the bot is gone; what is no frame is passed over.</summary>
    public async Task<JsonObject?> ReadAsync()
    {
        var buffer = new byte[16 * 1024];

        try
        {
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult read;

                do
                {
                    read = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, read.Count);
                }
                while (!read.EndOfMessage);

                if (read.MessageType is WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return null;
                }

                if (Parse(message.ToArray()) is { } frame)
                {
                    return frame;
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    public async Task SendAsync(string text)
    {
        await _writing.WaitAsync();

        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>The bot may be gone by now.</summary>
    public async Task TrySendAsync(string text)
    {
        try
        {
            await SendAsync(text);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    /// <summary>The web server may have ended the connection itself.</summary>
    public void Abort()
    {
        try
        {
            socket.Abort();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    public void Dispose() => _writing.Dispose();

    private static JsonObject? Parse(byte[] utf8)
    {
        try
        {
            return JsonNode.Parse(utf8) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
