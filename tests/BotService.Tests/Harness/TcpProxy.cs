using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace BotService.Tests.Harness;

/// <summary>A wire to a server that a test can cut, mend and make slow.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly string _host;
    private readonly int _port;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private readonly Task _accepting;
    private volatile bool _cut;

    public TcpProxy(string host, int port)
    {
        _host = host;
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How long everything that the client says is on its way.</summary>
    public TimeSpan Lag { get; set; }

    public void Cut()
    {
        _cut = true;

        foreach (var client in _open.Keys)
        {
            client.Close();
        }
    }

    public void Mend() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // Stopped while it waited, or before it waited again.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();

        try
        {
            _open.TryAdd(client, 0);

            if (_cut)
            {
                return;
            }

            await server.ConnectAsync(_host, _port);
            _open.TryAdd(server, 0);
            await Task.WhenAny(CarryAsync(client.GetStream(), server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
        }
        finally
        {
            client.Close();
            server.Close();
            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
        }
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to)
    {
        var bytes = new byte[16384];

        for (int read; (read = await from.ReadAsync(bytes)) > 0;)
        {
            await Task.Delay(Lag, TimeProvider.System);
            await to.WriteAsync(bytes.AsMemory(0, read));
        }
    }
}
