using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace BotService.WeCom.AiBot;

/// <summary>One WebSocket: whole messages in, one writer at a time out.</summary>
internal sealed class AiBotSocket(WebSocket socket) : IDisposable
{
    /// <summary>What comes is a message of a person or an acknowledgement, and files come by address: a few kilobytes. Far more is nobody's message.</summary>
    private const int LongestMessage = 1024 * 1024;

    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>False when nothing written now could arrive.</summary>
    public bool IsOpen => socket.State is WebSocketState.Open;

    public static async Task<AiBotSocket> ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();

        try
        {
            // Only the JSON ping counts with the server.
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            await socket.ConnectAsync(url, cancellationToken);
            return new AiBotSocket(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of the next whole message, binary ones included; null when the other side closed.</summary>
    /// <exception cref="WebSocketException">The link broke, or a message was longer than any may be.</exception>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(4096);

        while (true)
        {
            var read = await socket.ReceiveAsync(message.GetMemory(4096), cancellationToken);

            if (read.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            message.Advance(read.Count);

            if (message.WrittenCount > LongestMessage)
            {
                throw new WebSocketException("A message was longer than any may be.");
            }

            if (read.EndOfMessage)
            {
                return message.WrittenSpan.ToArray();
            }
        }
    }

    /// <summary>Once begun a message is written to its end: half of one would break the link for all others.</summary>
    public async Task WriteAsync(AiBotFrame frame, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(frame.ToJson());
        await _writing.WaitAsync(cancellationToken);

        try
        {
            await socket.SendAsync(bytes.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).AsTask().WaitAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Says good-bye where that works; never waits long for the other side.</summary>
    public async Task CloseAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    public void Abort() => socket.Abort();

    public void Dispose()
    {
        socket.Dispose();
        _writing.Dispose();
    }
}
