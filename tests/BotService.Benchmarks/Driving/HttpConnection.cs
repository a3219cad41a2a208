using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BotService.Benchmarks.Driving;

/// <summary>One kept-alive connection with the least a client can do, so that the two cores go to the service.</summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] LengthName = "Content-Length: "u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    public Task ConnectAsync(int port) => _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));

    /// <summary>Sends one whole request and reads one whole answer.</summary>
    public async ValueTask<HttpAnswer> CallAsync(ReadOnlyMemory<byte> request)
    {
        while (!request.IsEmpty)
        {
            request = request[await _socket.SendAsync(request)..];
        }

        var filled = 0;
        var bodyAt = -1;
        var wanted = 0;

        while (bodyAt < 0 || filled < bodyAt + wanted)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));

            if (read == 0)
            {
                return new HttpAnswer(0, default);
            }

            filled += read;

            if (bodyAt < 0 && _buffer.AsSpan(0, filled).IndexOf(HeadEnd) is >= 0 and var end)
            {
                bodyAt = end + HeadEnd.Length;
                wanted = LengthIn(_buffer.AsSpan(0, bodyAt));
            }
        }

        var status = int.Parse(Encoding.ASCII.GetString(_buffer, 9, 3), CultureInfo.InvariantCulture);
        return new HttpAnswer(status, _buffer.AsMemory(bodyAt, wanted));
    }

    public void Dispose() => _socket.Dispose();

    private static int LengthIn(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(LengthName);

        if (at < 0)
        {
            throw new InvalidOperationException($"the answer has no length: {Encoding.ASCII.GetString(head)}");
        }

        var value = head[(at + LengthName.Length)..];
        return int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}

/// <summary>Status (0: the connection broke) and body, which is valid until the lane's next call.</summary>
internal readonly record struct HttpAnswer(int Status, ReadOnlyMemory<byte> Body);
