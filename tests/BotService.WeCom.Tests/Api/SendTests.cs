using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotService.WeCom.Api;
using CsCheck;

namespace BotService.WeCom.Tests.Api;

public sealed class SendTests : IDisposable
{
    private const string Accepted = """{"errcode":0,"errmsg":"ok","invaliduser":"lilei|ghost","unlicenseduser":"Poor","msgid":"m_5xY","response_code":"rc_first"}""";

    private readonly StubTransport _edge = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _edge.Dispose();

    [Fact]
    public async Task A_text_goes_out_as_documented_byte_for_byte()
    {
        _edge.On("message/send", Accepted);
        var request = Say("第39周主题还没确认\n<a href=\"https://study.example/week\">去确认</a> & 'ok' 👍　完") with
        {
            Recipients = ["HanMei", "LiLei"],
            DuplicateCheckInterval = TimeSpan.FromHours(1),
        };

        var answer = await _edge.Client().SendAsync(request, Cancel);

        var call = _edge.Single("message/send");
        Assert.Equal(
            """{"touser":"HanMei|LiLei","msgtype":"text","agentid":1000010,"text":{"content":"第39周主题还没确认\n<a href=\"https://study.example/week\">去确认</a> & 'ok' 👍　完"},"enable_duplicate_check":1,"duplicate_check_interval":3600}""",
            call.Text);
        Assert.Equal("?access_token=tok1", call.Query);
        Assert.StartsWith("application/json", call.ContentType, StringComparison.Ordinal);
        Assert.Equal((0, "m_5xY", "rc_first"), (answer.Code, answer.MessageId, answer.ResponseCode));
        Assert.Equal(["lilei", "ghost", "poor"], answer.InvalidUsers);
    }

    [Fact]
    public void Every_kind_of_content_has_its_documented_form()
    {
        AssertJson("markdown", """{"content":"### 第39周"}""", new MarkdownBody("### 第39周"));
        AssertJson("textcard", """{"title":"t","description":"d","url":"https://a.example","btntxt":"确认"}""", new TextCardBody("t", "d", "https://a.example", "确认"));
        AssertJson("file", """{"media_id":"M1"}""", new FileBody("M1"));
        AssertJson("image", """{"media_id":"M2"}""", new ImageBody("M2"));
        AssertJson(
            "template_card",
            """{"card_type":"text_notice","source":{"desc":"学习助手","desc_color":1},"main_title":{"title":"待确认","desc":"周二"},"sub_title_text":"s","horizontal_content_list":[{"keyname":"组长","value":"李雷","type":3,"userid":"LiLei"}],"jump_list":[{"title":"历史","url":"https://a.example/h","type":1}],"card_action":{"url":"https://a.example","type":1},"task_id":"remind-2026W39"}""",
            new TemplateCardBody(Cards.Notice));
        AssertJson(
            "template_card",
            """{"card_type":"button_interaction","main_title":{"title":"确认第39周主题?"},"button_list":[{"text":"确认","key":"ok","style":1},{"text":"换题","key":"change"}],"task_id":"topic-1"}""",
            new TemplateCardBody(Cards.Buttons));
    }

    [Fact]
    public void No_text_ever_leaves_with_an_escape_and_a_retry_is_identical() =>
        Texts.Any(300).Sample(
            text =>
            {
                var json = Say(text).ToJson();
                Assert.DoesNotMatch(@"\\u[0-9a-fA-F]{4}", json);
                Assert.Equal(json, Say(text).ToJson());
                var read = JsonDocument.Parse(json).RootElement.GetProperty("text").GetProperty("content").GetString();
                Assert.Equal(Regex.Replace(Regex.Replace(text, "[\\x00-\\x1F-[\b\t\n\f\r]]", " "), @"\\(?=u[0-9a-fA-F]{4})", "＼"), read);
            },
            iter: 500);

    [Theory]
    [InlineData(@"\u4e2d")]
    [InlineData(@"C:\\u4e2d \n \""")]
    [InlineData("\\\u2028\\u0041\u0001\\")]
    public void What_looks_like_an_escape_in_a_text_does_not_in_the_request(string text)
    {
        var json = Say(text).ToJson();
        Assert.DoesNotMatch(@"\\u[0-9a-fA-F]{4}", json);
        Assert.Equal(text.Length, JsonDocument.Parse(json).RootElement.GetProperty("text").GetProperty("content").GetString()!.Length);
    }

    [Theory]
    [InlineData(42001)]
    [InlineData(40014)]
    [InlineData(40001)]
    public async Task A_refused_token_is_renewed_and_the_call_repeated_once(int refusal)
    {
        _edge.On("message/send", call => call.Query.EndsWith("tok2", StringComparison.Ordinal) ? Accepted : $$"""{"errcode":{{refusal}},"errmsg":"no"}""");
        var client = _edge.Client();
        _edge.On("getcallbackip", """{"ip_list":[]}""");
        await client.GetCallbackIpsAsync(Cancel);
        _edge.CurrentToken = "tok2";

        Assert.Equal(0, (await client.SendAsync(Say("hi"), Cancel)).Code);
        var sends = _edge.Calls.Where(call => call.Path.EndsWith("send", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["?access_token=tok1", "?access_token=tok2"], sends.Select(call => call.Query));
        Assert.Equal(sends[0].Body, sends[1].Body);
    }

    [Fact]
    public async Task A_token_refused_twice_is_given_up()
    {
        _edge.On("message/send", """{"errcode":40014,"errmsg":"invalid access_token"}""");

        Assert.Equal(WeComErrors.TokenInvalid, (await _edge.Client().SendAsync(Say("hi"), Cancel)).Code);
        Assert.Equal(2, _edge.CountOf("message/send"));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        _edge.On("gettoken", """{"errcode":40001,"errmsg":"invalid credential"}""");

        var answer = await _edge.Client().SendAsync(Say("hi"), Cancel);

        Assert.Equal((WeComErrors.BadSecret, Reaction.FixConfiguration), (answer.Code, answer.Meaning.Reaction));
        Assert.Equal(0, _edge.CountOf("message/send"));
    }

    [Fact]
    public async Task When_all_recipients_are_invalid_they_are_named()
    {
        _edge.On("message/send", """{"errcode":81013,"errmsg":"all invalid","invaliduser":"Ghost"}""");

        var answer = await _edge.Client().SendAsync(Say("hi"), Cancel);

        Assert.Equal((WeComErrors.AllRecipientsInvalid, Reaction.DropRecipient), (answer.Code, answer.Meaning.Reaction));
        Assert.Equal(["ghost"], answer.InvalidUsers);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, WeComErrors.Unreachable)]
    [InlineData(HttpRequestError.NameResolutionError, WeComErrors.Unreachable)]
    [InlineData(HttpRequestError.SecureConnectionError, WeComErrors.Unreachable)]
    [InlineData(HttpRequestError.ResponseEnded, WeComErrors.Unanswered)]
    [InlineData(HttpRequestError.InvalidResponse, WeComErrors.Unanswered)]
    [InlineData(HttpRequestError.Unknown, WeComErrors.Unanswered)]
    public async Task A_broken_line_is_told_apart_by_whether_the_message_may_have_gone(HttpRequestError error, int code)
    {
        _edge.Before = (call, _) => call.Path.EndsWith("send", StringComparison.Ordinal) ? throw new HttpRequestException(error) : Task.CompletedTask;
        Assert.Equal(code, (await _edge.Client().SendAsync(Say("hi"), Cancel)).Code);
    }

    [Fact]
    public async Task A_timeout_while_sending_may_have_been_accepted_but_one_while_fetching_the_token_was_not()
    {
        _edge.Before = (call, _) => call.Path.EndsWith("send", StringComparison.Ordinal) ? throw new TaskCanceledException() : Task.CompletedTask;
        Assert.Equal(WeComErrors.Unanswered, (await _edge.Client().SendAsync(Say("hi"), Cancel)).Code);

        _edge.Before = (_, _) => throw new TaskCanceledException();
        Assert.Equal(WeComErrors.Unreachable, (await _edge.Client().SendAsync(Say("hi"), Cancel)).Code);
    }

    [Fact]
    public async Task Stopping_the_service_is_no_answer_but_an_exception()
    {
        using var stop = new CancellationTokenSource();
        _edge.Before = async (_, cancellationToken) =>
        {
            await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _edge.Client().SendAsync(Say("hi"), stop.Token).AsTask());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>busy</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"errcode\":0,\"invaliduser\":7}")]
    public async Task An_answer_that_is_not_WeComs_leaves_open_whether_it_was_accepted(string body)
    {
        _edge.On("message/send", body);
        Assert.Equal(WeComErrors.Unanswered, (await _edge.Client().SendAsync(Say("hi"), Cancel)).Code);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, WeComErrors.Unanswered)]
    [InlineData(HttpStatusCode.NotFound, WeComErrors.Unreachable)]
    [InlineData(HttpStatusCode.Redirect, WeComErrors.Unreachable)]
    public async Task An_HTTP_status_other_than_200_is_trouble(HttpStatusCode status, int code)
    {
        var client = _edge.Client();
        _edge.On("message/send", Accepted);
        await client.SendAsync(Say("hi"), Cancel);
        _edge.Status = status;
        Assert.Equal(code, (await client.SendAsync(Say("hi"), Cancel)).Code);
    }

    [Fact]
    public async Task Numbers_written_as_texts_are_read()
    {
        _edge.On("message/send", """{"errcode":"0","errmsg":null,"msgid":"m"}""");
        Assert.Equal((0, "", "m"), (await _edge.Client().SendAsync(Say("hi"), Cancel)) is var answer ? (answer.Code, answer.Message, answer.MessageId) : default);
    }

    private static void AssertJson(string type, string body, SendContent content) =>
        Assert.Equal($$"""{"touser":"HanMei","msgtype":"{{type}}","agentid":1000010,"{{type}}":{{body}}}""", Cards.Request(content).ToJson());

    private static SendRequest Say(string text) => Cards.Request(new TextBody(text));
}
