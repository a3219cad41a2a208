using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using BotService.WeCom.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotService.WeCom.Tests.Api;

/// <summary>The client as the service gets it, over real sockets.</summary>
public class WiringTests
{
    private const string Token = "200 {\"errcode\":0,\"access_token\":\"tok-secret\",\"expires_in\":7200}";
    private static readonly SendRequest Hello = Cards.Request(new TextBody("hi"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_are_repeated_and_sends_are_not()
    {
        await using var server = new RawHttpServer((path, count) => path == "gettoken" ? Token : count == 1 ? "503 x" : "200 {\"errcode\":0,\"ip_list\":[\"1.2.3.4\"]}");
        await using var services = Services(server.Address);
        var client = services.GetRequiredService<WeComClient>();

        Assert.Equal(["1.2.3.4"], (await client.GetCallbackIpsAsync(Cancel)).Value!);
        Assert.Equal(WeComErrors.Unanswered, (await client.SendAsync(Hello, Cancel)).Code);

        Assert.Equal((2, 1, 1), (server.Counts["getcallbackip"], server.Counts["message/send"], server.Counts["gettoken"]));
    }

    [Fact]
    public async Task A_refused_connection_surely_sent_nothing()
    {
        // Bound and not listened on: nobody else is given the port, and who connects is refused.
        using var port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)port.LocalEndPoint!).Port}");
        await using var services = Services(address);

        Assert.Equal(WeComErrors.Unreachable, (await services.GetRequiredService<WeComClient>().SendAsync(Hello, Cancel)).Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("200 <html>")]
    public async Task A_reset_a_silence_or_garbage_after_sending_may_have_been_accepted(string? answer)
    {
        await using var server = new RawHttpServer((path, _) => path == "gettoken" ? Token : answer);
        await using var services = Services(server.Address, sendTimeout: answer is { Length: 0 } ? TimeSpan.FromSeconds(2) : null);

        Assert.Equal(WeComErrors.Unanswered, (await services.GetRequiredService<WeComClient>().SendAsync(Hello, Cancel)).Code);
        Assert.Equal(1, server.Counts["message/send"]);
    }

    [Fact]
    public async Task No_log_line_holds_a_token_or_a_secret()
    {
        await using var server = new RawHttpServer((path, count) => path == "gettoken" ? Token : count == 1 ? "500 x" : "200 {\"errcode\":0}");
        var lines = new Lines();
        await using var services = Services(server.Address, lines);
        var client = services.GetRequiredService<WeComClient>();

        await client.GetCallbackIpsAsync(Cancel);
        await client.SendAsync(Hello, Cancel);

        Assert.DoesNotContain(lines.Written, line => line.Contains("tok-secret", StringComparison.Ordinal) || line.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public void The_api_address_keeps_its_path() =>
        Assert.Equal("https://proxy.example/wecom/", new WeComConnection(StubTransport.Credentials) { ApiAddress = new Uri("https://proxy.example/wecom") }.Root.AbsoluteUri);

    private static ServiceProvider Services(Uri address, ILoggerProvider? logs = null, TimeSpan? sendTimeout = null)
    {
        var services = new ServiceCollection().AddWeComClient(_ => new WeComConnection(StubTransport.Credentials)
        {
            ApiAddress = address,
            SendTimeout = sendTimeout ?? TimeSpan.FromMinutes(1),
        });
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);

            if (logs is not null)
            {
                logging.AddProvider(logs);
            }
        });
        return services.BuildServiceProvider();
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
