using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using BotService.WeCom.AiBot;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotService.WeCom.Tests.AiBot;

public sealed class AiBotClientTests : IAsyncLifetime
{
    private const string Hello = """{"cmd":"aibot_msg_callback","headers":{"req_id":"rq-1"},"body":{"msgid":"m-1","aibotid":"b","chattype":"single","from":{"userid":"lihua"},"msgtype":"text","text":{"content":"已学"}}}""";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly StandInSocket _server = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<AiBotFrame> _callbacks = Channel.CreateUnbounded<AiBotFrame>();
    private AiBotClient _client;
    private Task<AiBotState> _running = Task.FromResult(AiBotState.Stopped);

    public AiBotClientTests() => _client = ClientOf(Patient);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A machine that stands still is no peer that is silent: a test of such silence says what is to be short.</summary>
    private AiBotSettings Patient => new(_server.Url, "aib_demo01", "demo-secret")
    {
        Heartbeat = TimeSpan.FromSeconds(1),
        LoginPatience = Long,
        AckPatience = Long,
        FirstWait = TimeSpan.FromMilliseconds(20),
        LongestWait = TimeSpan.FromMilliseconds(50),
    };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(Long);
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task It_logs_in_pings_takes_a_message_and_answers_under_its_number()
    {
        Start();
        var login = await _server.NextAsync("aibot_subscribe");
        Assert.Equal(("aib_demo01", "demo-secret"), ((string?)login["body"]!["bot_id"], (string?)login["body"]!["secret"]));
        Assert.Null((await _server.NextAsync("ping"))["body"]);
        await _server.SayAsync(Hello, pieces: 7);
        var callback = await NextCallbackAsync();
        var answer = await _client.ReplyAsync(AiBotCommands.Respond, callback.ReqId, new AiBotBody { MsgType = "markdown", Markdown = new AiBotText("已记下") }, Token);
        Assert.True(answer.IsOk);
        var reply = await _server.NextAsync("aibot_respond_msg");
        Assert.Equal(("rq-1", "已记下"), ((string?)reply["headers"]!["req_id"], (string?)reply["body"]!["markdown"]!["content"]));
    }

    [Fact]
    public async Task What_is_broken_binary_or_unknown_leaves_the_link_as_it_is()
    {
        Start();
        await _server.NextAsync("aibot_subscribe");
        await _server.SayAsync("{\"cmd\":");
        await _server.SayAsync("[1,2]");
        await _server.SayAsync("""{"cmd":"aibot_from_the_future","headers":{"req_id":"x"},"body":{}}""");
        await _server.SayAsync("""{"cmd":"aibot_msg_callback","headers":{"req_id":"x"}}""");
        await _server.SayAsync(Hello, WebSocketMessageType.Binary);
        Assert.Equal("m-1", (await NextCallbackAsync()).Body!.MsgId);
        Assert.Equal(1, _server.Connections);
    }

    [Fact]
    public async Task A_cut_link_is_taken_up_again()
    {
        Start();
        await _server.NextAsync("aibot_subscribe");
        await _server.NextAsync("ping");
        _server.Cut();
        await _server.NextAsync("aibot_subscribe");
        Assert.Equal(2, _server.Connections);
    }

    [Fact]
    public async Task A_peer_that_leaves_two_pings_unanswered_is_dead()
    {
        _client = ClientOf(Patient with { Heartbeat = TimeSpan.FromMilliseconds(300) });
        _server.Answer = frame => (string?)frame["cmd"] == "ping" ? null : StandInSocket.Ok(frame);
        Start();
        await _server.NextAsync("aibot_subscribe");
        await _server.NextAsync("ping");
        await _server.NextAsync("ping");
        await _server.NextAsync("aibot_subscribe");
    }

    [Fact]
    public async Task An_eviction_ends_it_and_nothing_connects_again()
    {
        Start();
        await _server.NextAsync("ping");
        await _server.SayAsync("""{"cmd":"aibot_event_callback","headers":{"req_id":"e"},"body":{"msgid":"e-1","create_time":1790000230,"aibotid":"b","msgtype":"event","event":{"eventtype":"disconnected_event"}}}""");
        Assert.Equal(AiBotState.Evicted, await _running.WaitAsync(Long, Token));
        Assert.Equal(1, _server.Connections);
    }

    [Theory]
    [InlineData(AiBotErrors.BadCredentials)]
    [InlineData(860099)]
    public async Task A_refused_log_in_ends_it(int code)
    {
        _server.Answer = frame => No(frame, code);
        Start();
        Assert.Equal(AiBotState.Refused, await _running.WaitAsync(Long, Token));
        Assert.Equal(1, _server.Connections);
    }

    [Theory]
    [InlineData(AiBotErrors.SystemBusy)]
    [InlineData(45009)]
    public async Task A_log_in_that_the_server_is_too_busy_for_is_tried_again(int code)
    {
        var logins = 0;
        _server.Answer = frame => (string?)frame["cmd"] == "aibot_subscribe" && logins++ == 0 ? No(frame, code) : StandInSocket.Ok(frame);
        Start();
        await _server.NextAsync("aibot_subscribe");
        await _server.NextAsync("aibot_subscribe");
        await _server.NextAsync("ping");
        Assert.Equal(AiBotState.Connected, _client.State);
    }

    [Fact]
    public async Task A_log_in_that_nobody_answers_is_tried_again()
    {
        _client = ClientOf(Patient with { LoginPatience = TimeSpan.FromSeconds(1) });
        _server.Answer = _ => null;
        Start();
        await _server.NextAsync("aibot_subscribe");
        await _server.NextAsync("aibot_subscribe");
    }

    [Fact]
    public async Task A_frame_without_acknowledgement_may_have_arrived_and_one_without_a_link_has_not()
    {
        _client = ClientOf(Patient with { AckPatience = TimeSpan.FromMilliseconds(500) });
        Assert.Equal(AiBotErrors.NotSent, (await _client.RequestAsync(AiBotCommands.Send, new AiBotBody { ChatId = "a" }, Token)).Code);
        _server.Answer = frame => (string?)frame["cmd"] == "aibot_send_msg" ? null : StandInSocket.Ok(frame);
        Start();
        await _server.NextAsync("ping");
        Assert.True((await _client.RequestAsync(AiBotCommands.Send, new AiBotBody { ChatId = "a" }, Token)).MayHaveArrived);
    }

    [Fact]
    public async Task A_file_goes_up_in_pieces_of_half_a_mebibyte()
    {
        _server.Answer = frame => (string?)frame["cmd"] switch
        {
            "aibot_upload_media_init" => StandInSocket.Ok(frame).TrimEnd('}') + ""","body":{"upload_id":"ul-77"}}""",
            "aibot_upload_media_finish" => StandInSocket.Ok(frame).TrimEnd('}') + ""","body":{"type":"file","media_id":"med-1","created_at":"1790000300"}}""",
            _ => StandInSocket.Ok(frame),
        };
        Start();
        await _server.NextAsync("ping");
        var answer = await _client.UploadFileAsync(new byte[614400], "名单.xlsx", Token);
        Assert.Equal("med-1", answer.Body!.MediaId);
        var begun = (await _server.NextAsync("aibot_upload_media_init"))["body"]!;
        Assert.Equal((2, 614400, "名单.xlsx"), ((int)begun["total_chunks"]!, (int)begun["total_size"]!, (string?)begun["filename"]));
        Assert.Equal(524288, Convert.FromBase64String((string)(await _server.NextAsync("aibot_upload_media_chunk"))["body"]!["base64_data"]!).Length);
        Assert.Equal(1, (int)(await _server.NextAsync("aibot_upload_media_chunk"))["body"]!["chunk_index"]!);
    }

    private static string No(JsonObject frame, int code) => $$"""{"headers":{"req_id":"{{frame["headers"]!["req_id"]}}"},"errcode":{{code}},"errmsg":"no"}""";

    private AiBotClient ClientOf(AiBotSettings settings) =>
        new(settings, NullLogger<AiBotClient>.Instance) { OnCallback = frame => _callbacks.Writer.WriteAsync(frame).AsTask() };

    private void Start() => _running = _client.RunAsync(_stop.Token);

    private async Task<AiBotFrame> NextCallbackAsync() => await _callbacks.Reader.ReadAsync(Token).AsTask().WaitAsync(Long, Token);
}
