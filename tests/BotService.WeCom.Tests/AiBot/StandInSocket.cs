using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace BotService.WeCom.Tests.AiBot;

/// <summary>A server that knows nothing of our own types: raw JSON in and out, one connection after another.</summary>
internal sealed class StandInSocket : IAsyncDisposable
{
    /// <summary>Bound and never listened on: the system gives its port to nobody else, and lets the listener have it.</summary>
    private readonly Socket _port = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>A message leaves whole before the next begins.</summary>
    private readonly SemaphoreSlim _oneWriter = new(1);

    private readonly HttpListener _listener = new();
    private readonly Channel<JsonObject> _seen = Channel.CreateUnbounded<JsonObject>();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private WebSocket? _socket;

    public StandInSocket()
    {
        _port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)_port.LocalEndPoint!).Port;
        Url = new Uri($"ws://127.0.0.1:{port}/");
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _running = Task.Run(ServeAsync);
    }

    public Uri Url { get; }

    public int Connections { get; private set; }

    /// <summary>What is answered to a frame; null is silence.</summary>
    public Func<JsonObject, string?> Answer { get; set; } = Ok;

    public static string Ok(JsonObject frame) => $$"""{"headers":{"req_id":"{{frame["headers"]!["req_id"]}}"},"errcode":0,"errmsg":"ok"}""";

    public async Task<JsonObject> NextAsync(string cmd)
    {
        while (true)
        {
            var frame = await _seen.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(1));

            if ((string?)frame["cmd"] == cmd)
            {
                return frame;
            }
        }
    }

    public Task SayAsync(string json, WebSocketMessageType type = WebSocketMessageType.Text, int pieces = 1) => SayAsync(_socket!, json, type, pieces);

    private async Task SayAsync(WebSocket socket, string json, WebSocketMessageType type, int pieces)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var size = (bytes.Length + pieces - 1) / pieces;

        await _oneWriter.WaitAsync(_stop.Token);

        try
        {
            for (var at = 0; at < bytes.Length; at += size)
            {
                var count = Math.Min(size, bytes.Length - at);
                await socket.SendAsync(new ArraySegment<byte>(bytes, at, count), type, at + count == bytes.Length, _stop.Token);
            }
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public void Cut() => _socket!.Abort();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Close();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _port.Dispose();
        _oneWriter.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (await AcceptAsync(await _listener.GetContextAsync()) is { } socket)
            {
                _socket = socket;
                Connections++;
                _ = ReadAsync(socket);
            }
        }
    }

    /// <summary>Null when whoever called has hung up by now.</summary>
    private static async Task<WebSocket?> AcceptAsync(HttpListenerContext context)
    {
        try
        {
            return (await context.AcceptWebSocketAsync(subProtocol: null)).WebSocket;
        }
        catch (Exception exception) when (exception is HttpListenerException or WebSocketException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task ReadAsync(WebSocket socket)
    {
        var buffer = new byte[1 << 20];

        while (true)
        {
            var length = 0;
            WebSocketReceiveResult read;

            do
            {
                read = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), _stop.Token);
                length += read.Count;
            }
            while (!read.EndOfMessage);

            if (read.MessageType is WebSocketMessageType.Close)
            {
                return;
            }

            var frame = JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, length))!.AsObject();

            if (Answer(frame) is { } answer)
            {
                await SayAsync(socket, answer, WebSocketMessageType.Text, pieces: 1);
            }

            _seen.Writer.TryWrite(frame);
        }
    }
}
