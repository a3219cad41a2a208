using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotService.Simulator.AiBot;

/// <summary>One connection of a bot: whole messages in, one writer at a time out. After <see cref="EndAsync"/> nobody touches the socket: the web server uses its request again.</summary>
internal sealed class AiBotPeer(WebSocket socket)
{
    private readonly Lock _end = new();
    private Task _lastWrite = Task.CompletedTask;
    private bool _isOver;

    /// <summary>Set: nothing is heard and nothing is said any more, with the link still up.</summary>
    public bool IsSilent { get; set; }

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

    public Task SendAsync(string text) => IsSilent ? Task.CompletedTask : WriteAsync(Encoding.UTF8.GetBytes(text), isWhole: true);

    /// <summary>The first half of a message, and then the link is gone.</summary>
    public async Task BreakOffAsync(string text)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            await WriteAsync(bytes.AsMemory(0, bytes.Length / 2), isWhole: false);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
        }

        Abort();
    }

    private Task WriteAsync(ReadOnlyMemory<byte> bytes, bool isWhole)
    {
        lock (_end)
        {
            return _isOver ? throw new WebSocketException("The bot is gone.") : _lastWrite = WriteAfterAsync(_lastWrite, bytes, isWhole);
        }
    }

    private async Task WriteAfterAsync(Task before, ReadOnlyMemory<byte> bytes, bool isWhole)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await socket.SendAsync(bytes, WebSocketMessageType.Text, isWhole, CancellationToken.None);
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

    /// <summary>Breaks the link, where it is still there.</summary>
    public void Abort()
    {
        lock (_end)
        {
            if (!_isOver)
            {
                socket.Abort();
            }
        }
    }

    /// <summary>No write and no break from here on; those that had begun are over when it returns.</summary>
    public Task EndAsync()
    {
        lock (_end)
        {
            _isOver = true;
            return _lastWrite.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

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
