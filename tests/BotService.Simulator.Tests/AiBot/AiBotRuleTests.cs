using BotService.Simulator.AiBot;
using Microsoft.Extensions.Time.Testing;

namespace BotService.Simulator.Tests.AiBot;

/// <summary>The judge is judged: each rule of the bot's server with one frame that breaks it, and a sound one beside it.</summary>
public sealed class AiBotRuleTests : IAsyncLifetime
{
    private const string Words = """{"msgtype":"markdown","markdown":{"content":"好"}}""";
    private const string Welcome = """{"msgtype":"text","text":{"content":"欢迎"}}""";
    private const string Announced = """{"type":"file","filename":"n","total_size":9,"total_chunks":1}""";
    private const string Buttons = "\"button_list\":[{\"text\":\"是\",\"key\":\"yes\"}]";
    private const string Submit = "\"submit_button\":{\"text\":\"交\",\"key\":\"k\"}";
    private const string Title = "\"main_title\":{\"title\":\"题\"}";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 7, 0, 0, 0, TimeSpan.Zero));
    private readonly FakeTimeProvider _pace = new();
    private AiBotSimulator _far = null!;
    private RawBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _far = await AiBotSimulator.StartAsync(_time, pace: _pace);
        _bot = await RawBot.ConnectAsync(_far);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _far.DisposeAsync();
    }

    public static TheoryData<int, string, string> Replies() => new()
    {
        { 0, "ok", Words },
        { 0, "ok", """{"msgtype":"stream","stream":{"id":"s","finish":true,"content":"好"}}""" },
        { AiBotCodes.BadForm, "a reply cannot be 'text'", """{"msgtype":"text","text":{"content":"好"}}""" },
        { AiBotCodes.BadForm, "a reply cannot be 'stream_with_template_card'", """{"msgtype":"stream_with_template_card","stream":{"id":"s","content":"好"}}""" },
        { AiBotCodes.BadForm, "a reply cannot be ''", """{"markdown":{"content":"好"}}""" },
        { AiBotCodes.BadForm, "a reply cannot be ''", """{"msgtype":7,"markdown":{"content":"好"}}""" },
        { AiBotCodes.Empty, "nothing is said", """{"msgtype":"markdown","markdown":{"content":""}}""" },
        { AiBotCodes.Empty, "nothing is said", """{"msgtype":"markdown"}""" },
        { AiBotCodes.Empty, "nothing is said", """{"msgtype":"markdown","markdown":"好"}""" },
        { AiBotCodes.BadForm, "a stream without an id", """{"msgtype":"stream","stream":[]}""" },
        { 0, "ok", Markdown(20_480) },
        { AiBotCodes.BadForm, "a text of 20481 bytes, 20480 fit", Markdown(20_481) },
        { AiBotCodes.BadForm, "a feedback id over 256 bytes", """{"msgtype":"markdown","markdown":{"content":"好","feedback":{"id":"LONG"}}}""".Replace("LONG", new string('f', 257), StringComparison.Ordinal) },
        { AiBotCodes.BadForm, "a stream without an id", """{"msgtype":"stream","stream":{"content":"好"}}""" },
        { AiBotCodes.BadForm, "no pictures in a stream", """{"msgtype":"stream","stream":{"id":"s","finish":true,"content":"好","msg_item":[]}}""" },
        { AiBotCodes.NoSuchMedia, "media_id unknown, over three days old, or no file", """{"msgtype":"file","file":{"media_id":"none"}}""" },
        { 0, "ok", Card("button_interaction", Title, Buttons, "\"task_id\":\"t\"") },
        { AiBotCodes.BadForm, "card_type 'unheard_of'", Card("unheard_of", Title) },
        { AiBotCodes.BadForm, "template_card is no object", """{"msgtype":"template_card","template_card":"card"}""" },
        { AiBotCodes.BadForm, "task_id missing", Card("button_interaction", Title, Buttons) },
        { AiBotCodes.BadForm, "a card without a title", Card("button_interaction", Buttons, "\"task_id\":\"t\"") },
        { AiBotCodes.BadForm, "task_id is 1 to 128 of [0-9A-Za-z_@-]", Card("button_interaction", Title, Buttons, "\"task_id\":\"空 格\"") },
        { AiBotCodes.BadButtons, "button_list has 1 to 6 buttons", Card("button_interaction", Title, "\"button_list\":[]", "\"task_id\":\"t\"") },
        {
            AiBotCodes.BadButtons, "button_list has 1 to 6 buttons",
            Card("button_interaction", Title, $"\"button_list\":[{string.Join(',', Enumerable.Range(0, 7).Select(i => $"{{\"text\":\"是\",\"key\":\"k{i}\"}}"))}]", "\"task_id\":\"t\"")
        },
        { AiBotCodes.BadButtons, "a button has a text and a key of 1 to 1024 bytes", Card("button_interaction", Title, "\"button_list\":[{\"text\":\"是\"}]", "\"task_id\":\"t\"") },
        { AiBotCodes.BadButtons, "two buttons with one key", Card("button_interaction", Title, "\"button_list\":[{\"text\":\"是\",\"key\":\"k\"},{\"text\":\"不\",\"key\":\"k\"}]", "\"task_id\":\"t\"") },
        { 0, "ok", Card("text_notice", Title, "\"card_action\":{\"type\":1,\"url\":\"https://example.invalid/\"}") },
        { AiBotCodes.BadForm, "card_action is type 1 with a url or type 2 with an appid", Card("text_notice", Title) },
        { AiBotCodes.BadForm, "a card without a title", Card("text_notice", "\"card_action\":{\"type\":1,\"url\":\"https://example.invalid/\"}") },
        { AiBotCodes.BadForm, "news_notice has card_image or image_text_area", Card("news_notice", Title, "\"card_action\":{\"type\":1,\"url\":\"https://example.invalid/\"}") },
        { AiBotCodes.BadForm, "vote_interaction without a checkbox", Card("vote_interaction", Title, "\"task_id\":\"t\"", Submit) },
        { AiBotCodes.BadForm, "select_list has 1 to 3 selections", Card("multiple_interaction", Title, "\"task_id\":\"t\"", "\"select_list\":[]", Submit) },
        { 0, "ok", Card("news_notice", Title, "\"card_action\":{\"type\":2,\"appid\":\"wx1\"}", "\"card_image\":{\"url\":\"https://example.invalid/a.png\"}") },
        { 0, "ok", Card("vote_interaction", Title, "\"task_id\":\"t\"", "\"checkbox\":{\"question_key\":\"q\"}", Submit) },
        { AiBotCodes.BadForm, "submit_button has a text and a key", Card("vote_interaction", Title, "\"task_id\":\"t\"", "\"checkbox\":{\"question_key\":\"q\"}") },
        { 0, "ok", Card("multiple_interaction", Title, "\"task_id\":\"t\"", "\"select_list\":[{}]", Submit) },
        { AiBotCodes.BadForm, "submit_button has a text and a key", Card("multiple_interaction", Title, "\"task_id\":\"t\"", "\"select_list\":[{}]", "\"submit_button\":{\"key\":\"k\"}") },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task Each_rule_of_a_reply_holds(int code, string reason, string body) =>
        Assert.Equal((code, reason), await _bot.VerdictAsync("aibot_respond_msg", body, await _far.WriteAsync("lihua", "问")));

    [Fact]
    public async Task A_reply_belongs_to_the_callback_the_kind_the_connection_and_the_day()
    {
        var message = await _far.WriteAsync("lihua", "问");
        var entered = await _far.EnterAsync("lihua");
        Assert.Equal((AiBotCodes.BadNumber, "req_id of nothing that this command answers, or of an earlier connection"), await _bot.VerdictAsync("aibot_respond_msg", Words, "cb-unknown"));
        Assert.Equal(AiBotCodes.BadNumber, await _bot.CodeAsync("aibot_respond_msg", Words, entered));
        Assert.Equal(AiBotCodes.BadNumber, await _bot.CodeAsync("aibot_respond_welcome_msg", Words, message));
        Assert.Equal((AiBotCodes.BadForm, "a welcome cannot be 'markdown'"), await _bot.VerdictAsync("aibot_respond_welcome_msg", Words, entered));
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_welcome_msg", Welcome, entered));

        _time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_msg", Words, message));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((AiBotCodes.TooLate, "a message is answered within 24 hours"), await _bot.VerdictAsync("aibot_respond_msg", Words, message));

        var asked = await _far.WriteAsync("lihua", "问");
        await using var later = await RawBot.ConnectAsync(_far);
        Assert.Equal(AiBotCodes.BadNumber, await later.CodeAsync("aibot_respond_msg", Words, asked));
        Assert.Equal(AiBotCodes.NotLoggedIn, await _bot.CodeAsync("aibot_respond_msg", Words, asked));
    }

    [Fact]
    public async Task An_event_is_answered_within_five_seconds()
    {
        var entered = await _far.EnterAsync("lihua");
        var pressed = await _far.PressAsync("lihua", "task-1", "yes");
        _time.Advance(TimeSpan.FromHours(1));
        _pace.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_welcome_msg", Welcome, entered));
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_update_msg", Update("task-1"), pressed));

        _pace.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((AiBotCodes.TooLate, "an event is answered within 5 seconds"), await _bot.VerdictAsync("aibot_respond_welcome_msg", Welcome, entered));
        Assert.Equal((AiBotCodes.TooLate, "an event is answered within 5 seconds"), await _bot.VerdictAsync("aibot_respond_update_msg", Update("task-1"), pressed));
    }

    [Fact]
    public async Task A_pressed_card_is_changed_only_into_a_whole_card_with_its_own_number()
    {
        var pressed = await _far.PressAsync("lihua", "task-1", "yes");
        Assert.Equal((AiBotCodes.BadForm, "a card keeps the task_id of the pressed one"), await _bot.VerdictAsync("aibot_respond_update_msg", Update("task-2"), pressed));
        Assert.Equal((AiBotCodes.BadForm, "response_type is update_template_card"), await _bot.VerdictAsync("aibot_respond_update_msg", Update("task-1", "update"), pressed));
        Assert.Equal(AiBotCodes.BadForm, await _bot.CodeAsync("aibot_respond_update_msg", """{"response_type":"update_template_card","template_card":{"card_type":"text_notice","task_id":"task-1"}}""", pressed));
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_update_msg", Update("task-1"), pressed));
    }

    [Fact]
    public async Task A_push_goes_where_somebody_wrote_and_as_what_it_is()
    {
        string To(string chat, int? type, string kind = Words) => $"{{\"chatid\":\"{chat}\",{(type is null ? string.Empty : $"\"chat_type\":{type},")}{kind[1..]}";
        Assert.Equal((AiBotCodes.NobodyWrote, "nobody has written in this chat"), await _bot.VerdictAsync("aibot_send_msg", To("lihua", 1)));
        await _far.EnterAsync("lihua");
        Assert.Equal(AiBotCodes.NobodyWrote, await _bot.CodeAsync("aibot_send_msg", To("lihua", 1)));
        await _far.WriteAsync("lihua", "问");
        await _far.WriteInGroupAsync("wrG", "lihua", "@助手 问");
        Assert.Equal(0, await _bot.CodeAsync("aibot_send_msg", To("lihua", 1)));
        Assert.Equal(0, await _bot.CodeAsync("aibot_send_msg", To("wrG", 2)));
        Assert.Equal(0, await _bot.CodeAsync("aibot_send_msg", To("wrG", null)));
        Assert.Equal(0, await _bot.CodeAsync("aibot_send_msg", To("lihua", 0)));
        Assert.Equal((AiBotCodes.NoSuchChat, "chat_type of another kind of chat"), await _bot.VerdictAsync("aibot_send_msg", To("lihua", 2)));
        Assert.Equal(AiBotCodes.NoSuchChat, await _bot.CodeAsync("aibot_send_msg", To("wrG", 1)));
        Assert.Equal((AiBotCodes.BadForm, "a push cannot be 'text'"), await _bot.VerdictAsync("aibot_send_msg", To("lihua", 1, """{"msgtype":"text","text":{"content":"好"}}""")));
        Assert.Equal((AiBotCodes.BadForm, "no card is pushed to a group"), await _bot.VerdictAsync("aibot_send_msg", To("wrG", 2, Card("button_interaction", Title, Buttons, "\"task_id\":\"t\""))));
        Assert.Equal(4, _far.PushesTo("lihua").Count + _far.PushesTo("wrG").Count);
    }

    [Fact]
    public async Task A_conversation_takes_thirty_a_minute_and_a_thousand_an_hour()
    {
        var asked = await _far.WriteAsync("lihua", "问");

        for (var minute = 0; minute < 34; minute++)
        {
            for (var i = 0; i < 30; i++)
            {
                Assert.Equal((minute * 30) + i < 1000 ? 0 : AiBotCodes.TooMany, await _bot.CodeAsync("aibot_respond_msg", Words, asked));
            }

            if (minute == 0)
            {
                Assert.Equal((AiBotCodes.TooMany, "more than 30 a minute or 1000 an hour"), await _bot.VerdictAsync("aibot_respond_msg", Words, asked));
            }

            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task A_stream_ends_with_its_last_frame_or_after_six_minutes()
    {
        var asked = await _far.WriteAsync("lihua", "问");
        string Stream(string id, bool finish) => $"{{\"msgtype\":\"stream\",\"stream\":{{\"id\":\"{id}\",\"finish\":{(finish ? "true" : "false")},\"content\":\"好\"}}}}";
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_msg", Stream("a", false), asked));
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_msg", Stream("a", true), asked));
        Assert.Equal((AiBotCodes.StreamOver, "the stream is finished or over six minutes old"), await _bot.VerdictAsync("aibot_respond_msg", Stream("a", true), asked));
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_msg", Stream("b", false), asked));
        _time.Advance(TimeSpan.FromMinutes(7));
        Assert.Equal(AiBotCodes.StreamOver, await _bot.CodeAsync("aibot_respond_msg", Stream("b", true), asked));
    }

    [Theory]
    [InlineData(AiBotCodes.BadForm, "an upload cannot be 'tape'", """{"type":"tape","filename":"n","total_size":9,"total_chunks":1}""")]
    [InlineData(AiBotCodes.BadForm, "filename has 1 to 256 bytes", """{"type":"file","total_size":9,"total_chunks":1}""")]
    [InlineData(AiBotCodes.BadForm, "file of 4 bytes, 5 to 20971520 fit", """{"type":"file","filename":"n","total_size":4,"total_chunks":1}""")]
    [InlineData(AiBotCodes.BadForm, "file of 20971521 bytes, 5 to 20971520 fit", """{"type":"file","filename":"n","total_size":20971521,"total_chunks":41}""")]
    [InlineData(AiBotCodes.BadForm, "voice of 2097153 bytes, 5 to 2097152 fit", """{"type":"voice","filename":"n","total_size":2097153,"total_chunks":5}""")]
    [InlineData(AiBotCodes.BadForm, "an upload has 1 to 100 pieces", """{"type":"file","filename":"n","total_size":9,"total_chunks":0}""")]
    [InlineData(AiBotCodes.BadForm, "an upload has 1 to 100 pieces", """{"type":"file","filename":"n","total_size":9,"total_chunks":101}""")]
    public async Task An_upload_is_announced_as_it_has_to_be(int code, string reason, string body) => Assert.Equal((code, reason), await _bot.VerdictAsync("aibot_upload_media_init", body));

    [Fact]
    public async Task A_bot_begins_thirty_uploads_a_minute()
    {
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(0, await _bot.CodeAsync("aibot_upload_media_init", Announced));
        }

        Assert.Equal((AiBotCodes.TooMany, "more than 30 a minute or 1000 an hour"), await _bot.VerdictAsync("aibot_upload_media_init", Announced));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await _bot.CodeAsync("aibot_upload_media_init", Announced));
    }

    [Fact]
    public async Task A_file_is_sent_as_what_it_came_up_as_and_lives_three_days()
    {
        var id = (string)(await _bot.AskAsync("aibot_upload_media_init", Announced))["body"]!["upload_id"]!;
        Assert.Equal(0, await _bot.CodeAsync("aibot_upload_media_chunk", $$"""{"upload_id":"{{id}}","chunk_index":0,"base64_data":"AAAAAAAAAAAA"}"""));
        var media = (string)(await _bot.AskAsync("aibot_upload_media_finish", $$"""{"upload_id":"{{id}}"}"""))["body"]!["media_id"]!;
        async Task<(int Code, string Reason)> SendAsync(string kind) =>
            await _bot.VerdictAsync("aibot_respond_msg", $$$"""{"msgtype":"{{{kind}}}","{{{kind}}}":{"media_id":"{{{media}}}"}}""", await _far.WriteAsync("lihua", "发"));

        Assert.Equal((0, "ok"), await SendAsync("file"));
        Assert.Equal((AiBotCodes.NoSuchMedia, "media_id unknown, over three days old, or no image"), await SendAsync("image"));
        _time.Advance(TimeSpan.FromDays(3));
        Assert.Equal((AiBotCodes.NoSuchMedia, "media_id unknown, over three days old, or no file"), await SendAsync("file"));
    }

    [Fact]
    public async Task An_upload_arrives_whole_in_its_time_or_not_at_all()
    {
        var bytes = new byte[9];
        const string Sum = "3f2829b2ffe8434d67f98a2a98968652"; // the MD5 of nine zeros
        async Task<string> BeginAsync(string md5) =>
            (string)(await _bot.AskAsync("aibot_upload_media_init", $$"""{"type":"file","filename":"n","total_size":9,"total_chunks":1,"md5":"{{md5}}"}"""))["body"]!["upload_id"]!;
        Task<(int Code, string Reason)> AddAsync(string id, int index, string base64) => _bot.VerdictAsync("aibot_upload_media_chunk", $$"""{"upload_id":"{{id}}","chunk_index":{{index}},"base64_data":"{{base64}}"}""");
        Task<(int Code, string Reason)> EndAsync(string id) => _bot.VerdictAsync("aibot_upload_media_finish", $$"""{"upload_id":"{{id}}"}""");

        var whole = await BeginAsync(Sum);
        Assert.Equal((AiBotCodes.BadForm, "fewer pieces or bytes than were announced"), await EndAsync(whole));
        Assert.Equal((AiBotCodes.BadForm, "chunk_index is below total_chunks"), await AddAsync(whole, 1, Convert.ToBase64String(bytes)));
        Assert.Equal((AiBotCodes.BadForm, "a piece is Base64 of up to 512 KB"), await AddAsync(whole, 0, "!!!"));
        Assert.Equal((AiBotCodes.BadForm, "a piece is Base64 of up to 512 KB"), await AddAsync(whole, 0, Convert.ToBase64String(new byte[(512 * 1024) + 1])));
        Assert.Equal((0, "ok"), await AddAsync(whole, 0, Convert.ToBase64String(bytes)));
        Assert.Equal((0, "ok"), await EndAsync(whole));
        Assert.Equal((AiBotCodes.BadForm, "no such upload, or over 30 minutes old"), await EndAsync(whole));

        var other = await BeginAsync(new string('0', 32));
        Assert.Equal((0, "ok"), await AddAsync(other, 0, Convert.ToBase64String(bytes)));
        Assert.Equal((AiBotCodes.BadForm, "md5 of other bytes"), await EndAsync(other));

        var late = await BeginAsync(Sum);
        _time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal((AiBotCodes.BadForm, "no such upload, or over 30 minutes old"), await AddAsync(late, 0, Convert.ToBase64String(bytes)));
    }

    [Fact]
    public async Task Who_is_not_logged_in_gets_nothing_and_a_wrong_secret_throws_nobody_out()
    {
        await using var stranger = await RawBot.ConnectAsync(_far, logIn: false);
        Assert.Equal((AiBotCodes.NotLoggedIn, "the bot has not logged in"), await stranger.VerdictAsync("ping", "{}"));
        Assert.Equal((AiBotCodes.BadCredentials, "no such bot_id, or another secret"), await stranger.VerdictAsync("aibot_subscribe", """{"bot_id":"bot-demo","secret":"wrong"}"""));
        Assert.Equal(AiBotCodes.BadCredentials, await stranger.CodeAsync("aibot_subscribe", """{"bot_id":7}"""));
        Assert.Equal(0, await _bot.CodeAsync("ping", "{}"));
        Assert.Equal((AiBotCodes.BadForm, "no such command: aibot_unheard_of"), await _bot.VerdictAsync("aibot_unheard_of", "{}"));
        await _bot.SendAsync("{\"cmd\":");
        await _bot.SendAsync("[]");
        Assert.Equal(0, await _bot.CodeAsync("ping", "{}"));
    }

    private static string Update(string task, string kind = "update_template_card") =>
        $"{{\"response_type\":\"{kind}\",\"template_card\":{{\"card_type\":\"text_notice\",{Title},\"card_action\":{{\"type\":1,\"url\":\"https://example.invalid/\"}},\"task_id\":\"{task}\"}}}}";

    private static string Markdown(int bytes) => $"{{\"msgtype\":\"markdown\",\"markdown\":{{\"content\":\"{new string('x', bytes)}\"}}}}";

    private static string Card(string kind, params string[] parts) => $"{{\"msgtype\":\"template_card\",\"template_card\":{{\"card_type\":\"{kind}\",{string.Join(',', parts)}}}}}";
}
