using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BotService.WeCom.Tests.Api;

/// <summary>A server of a few lines on a real socket, for what only a real connection can show.</summary>
internal sealed class RawHttpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, int, string?> _answer;
    private readonly Task _accepting;

    /// <param name="answer">Path and how often it was asked for, to "200 body"; null breaks the connection, "" never answers.</param>
    internal RawHttpServer(Func<string, int, string?> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    internal Uri Address { get; }

    internal Dictionary<string, int> Counts { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();

        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException or IOException)
        {
            await Task.WhenAll(serving).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            var buffer = new byte[65_536];
            var request = Encoding.UTF8.GetString(buffer, 0, await connection.GetStream().ReadAsync(buffer, _stop.Token));
            var path = request.Split(' ')[1].Split('?')[0].Replace("/cgi-bin/", "", StringComparison.Ordinal);
            int count;

            lock (Counts)
            {
                count = Counts[path] = Counts.GetValueOrDefault(path) + 1;
            }

            var answer = _answer(path, count);

            if (answer is null)
            {
                connection.Client.Close(0);
                return;
            }

            if (answer.Length == 0)
            {
                _ = await connection.GetStream().ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, _stop.Token);
                return;
            }

            var body = answer[4..];
            await connection.GetStream().WriteAsync(
                Encoding.UTF8.GetBytes($"HTTP/1.1 {answer[..3]} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"), _stop.Token);
        }
    }
}
