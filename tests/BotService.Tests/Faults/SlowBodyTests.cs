using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using BotService.Tests.Harness;

namespace BotService.Tests.Faults;

/// <summary>The real web server against people who say little, slowly, and never end: each is hung up on in time, others are answered, and the log stays short.</summary>
public sealed class SlowBodyTests
{
    private const string Plausible = "?msg_signature=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&timestamp=1788750000&nonce=1";

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(30);

    /// <summary>What is said at first, and then again and again, a quarter of a second apart.</summary>
    private static readonly (string First, string Then)[] Kinds =
    [
        ($"POST /wecom/callback{Plausible} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n", new string('x', 75)),
        ("POST /wecom/callback HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n", new string('x', 75)),
        ($"POST /wecom/callback{Plausible} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{new string('x', 20_000)}", new string('x', 600)),
        ($"POST /wecom/callback{Plausible} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", "258\r\n" + new string('x', 600) + "\r\n"),
        ($"POST /wecom/callback{Plausible} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx", "x"),
        ("POST /wecom/call", "b"),
        ("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n", new string('x', 75)),
        ("POST /console/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000\r\n\r\na=", new string('x', 75)),
    ];

    [Fact]
    public async Task Slow_senders_are_hung_up_on_others_are_answered_and_no_stack_is_logged_for_them()
    {
        await using var store = await TestStore.CreateAsync();
        await using var wecom = await WeComServer.StartAsync();
        await using var service = ServiceProcess.Start(store, wecom, ServiceProcess.FreeAddress(), Bot.At("2026-09-07 08:00"));
        await service.LiveAsync();
        var before = await LinesOfTheStartAsync(service);

        var slow = Enumerable.Range(0, 5).SelectMany(_ => Kinds).Select(kind => LifeAsync(service.Address, kind.First, kind.Then)).ToList();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        var meanwhile = await client.GetAsync(new Uri(service.Address, "/health/live"), Bot.Token);
        var lives = await Task.WhenAll(slow);

        Assert.True(meanwhile.IsSuccessStatusCode);
        Assert.All(lives, life => Assert.True(life < LongestLife, $"{life}"));
        var said = service.Tail.Split('\n').Skip(before).ToList();
        Assert.DoesNotContain(said, line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal) || line.Contains("   at ", StringComparison.Ordinal));
        Assert.True(said.Count <= 20, string.Join('\n', said));
    }

    /// <summary>What a start has to say is written and comes here after the service lives: all of it has come when nothing more does.</summary>
    private static async Task<int> LinesOfTheStartAsync(ServiceProcess service)
    {
        var (lines, looks) = (0, 0);
        await Wait.UntilAsync(() =>
        {
            var now = service.Tail.Split('\n').Length;
            looks = now == lines ? looks + 1 : 0;
            lines = now;
            return looks > 50;
        });
        return lines;
    }

    /// <summary>How long the service bears it.</summary>
    private static async Task<TimeSpan> LifeAsync(Uri address, string first, string then)
    {
        var since = Stopwatch.GetTimestamp();
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, Bot.Token);
        var stream = socket.GetStream();
        var ended = stream.CopyToAsync(Stream.Null, Bot.Token).ContinueWith(_ => true, TaskScheduler.Default);

        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(first), Bot.Token);

            while (!ended.IsCompleted && Stopwatch.GetElapsedTime(since) < LongestLife)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(then), Bot.Token);
                await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, Bot.Token));
            }
        }
        catch (IOException)
        {
            // Hung up on in the middle of a word.
        }

        return Stopwatch.GetElapsedTime(since);
    }
}
