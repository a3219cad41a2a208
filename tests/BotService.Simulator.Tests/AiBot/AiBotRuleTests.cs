using BotService.Simulator.AiBot;
using Microsoft.Extensions.Time.Testing;

namespace BotService.Simulator.Tests.AiBot;

/// <summary>The judge is judged: each rule of the bot's server with one frame that breaks it, and a sound one beside it.</summary>
public sealed class AiBotRuleTests : IAsyncLifetime
{
    private const string Words = """{"msgtype":"markdown","markdown":{"content":"好"}}""";
    private const string Buttons = "\"button_list\":[{\"text\":\"是\",\"key\":\"yes\"}]";
    private const string Title = "\"main_title\":{\"title\":\"题\"}";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 7, 0, 0, 0, TimeSpan.Zero));
    private AiBotSimulator _far = null!;
    private RawBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _far = await AiBotSimulator.StartAsync(_time);
        _bot = await RawBot.ConnectAsync(_far);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _far.DisposeAsync();
    }

    public static TheoryData<int, string> Replies() => new()
    {
        { 0, Words },
        { 0, """{"msgtype":"stream","stream":{"id":"s","finish":true,"content":"好"}}""" },
        { AiBotCodes.BadForm, """{"msgtype":"text","text":{"content":"好"}}""" },
        { AiBotCodes.BadForm, """{"msgtype":"stream_with_template_card","stream":{"id":"s","content":"好"}}""" },
        { AiBotCodes.BadForm, """{"markdown":{"content":"好"}}""" },
        { AiBotCodes.BadForm, """{"msgtype":7,"markdown":{"content":"好"}}""" },
        { AiBotCodes.Empty, """{"msgtype":"markdown","markdown":{"content":""}}""" },
        { AiBotCodes.Empty, """{"msgtype":"markdown"}""" },
        { AiBotCodes.Empty, """{"msgtype":"markdown","markdown":"好"}""" },
        { AiBotCodes.BadForm, """{"msgtype":"stream","stream":[]}""" },
        { 0, Markdown(20_480) },
        { AiBotCodes.BadForm, Markdown(20_481) },
        { AiBotCodes.BadForm, """{"msgtype":"markdown","markdown":{"content":"好","feedback":{"id":"LONG"}}}""".Replace("LONG", new string('f', 257), StringComparison.Ordinal) },
        { AiBotCodes.BadForm, """{"msgtype":"stream","stream":{"content":"好"}}""" },
        { AiBotCodes.BadForm, """{"msgtype":"stream","stream":{"id":"s","finish":true,"content":"好","msg_item":[]}}""" },
        { AiBotCodes.NoSuchMedia, """{"msgtype":"file","file":{"media_id":"none"}}""" },
        { 0, Card("button_interaction", Title, Buttons, "\"task_id\":\"t\"") },
        { AiBotCodes.BadForm, Card("unheard_of", Title) },
        { AiBotCodes.BadForm, """{"msgtype":"template_card","template_card":"card"}""" },
        { AiBotCodes.BadForm, Card("button_interaction", Title, Buttons) },
        { AiBotCodes.BadForm, Card("button_interaction", Buttons, "\"task_id\":\"t\"") },
        { AiBotCodes.BadForm, Card("button_interaction", Title, Buttons, "\"task_id\":\"空 格\"") },
        { AiBotCodes.BadButtons, Card("button_interaction", Title, "\"button_list\":[]", "\"task_id\":\"t\"") },
        { AiBotCodes.BadButtons, Card("button_interaction", Title, $"\"button_list\":[{string.Join(',', Enumerable.Range(0, 7).Select(i => $"{{\"text\":\"是\",\"key\":\"k{i}\"}}"))}]", "\"task_id\":\"t\"") },
        { AiBotCodes.BadButtons, Card("button_interaction", Title, "\"button_list\":[{\"text\":\"是\"}]", "\"task_id\":\"t\"") },
        { AiBotCodes.BadButtons, Card("button_interaction", Title, "\"button_list\":[{\"text\":\"是\",\"key\":\"k\"},{\"text\":\"不\",\"key\":\"k\"}]", "\"task_id\":\"t\"") },
        { 0, Card("text_notice", Title, "\"card_action\":{\"type\":1,\"url\":\"https://example.invalid/\"}") },
        { AiBotCodes.BadForm, Card("text_notice", Title) },
        { AiBotCodes.BadForm, Card("text_notice", "\"card_action\":{\"type\":1,\"url\":\"https://example.invalid/\"}") },
        { AiBotCodes.BadForm, Card("news_notice", Title, "\"card_action\":{\"type\":1,\"url\":\"https://example.invalid/\"}") },
        { AiBotCodes.BadForm, Card("vote_interaction", Title, "\"task_id\":\"t\"", "\"submit_button\":{\"text\":\"交\",\"key\":\"k\"}") },
        { AiBotCodes.BadForm, Card("multiple_interaction", Title, "\"task_id\":\"t\"", "\"select_list\":[]", "\"submit_button\":{\"text\":\"交\",\"key\":\"k\"}") },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task Each_rule_of_a_reply_holds(int code, string body) => Assert.Equal(code, await _bot.CodeAsync("aibot_respond_msg", body, await _far.WriteAsync("lihua", "问")));

    [Fact]
    public async Task A_reply_belongs_to_the_callback_the_kind_the_connection_and_the_day()
    {
        var message = await _far.WriteAsync("lihua", "问");
        var entered = await _far.EnterAsync("lihua");
        Assert.Equal(AiBotCodes.BadNumber, await _bot.CodeAsync("aibot_respond_msg", Words, "cb-unknown"));
        Assert.Equal(AiBotCodes.BadNumber, await _bot.CodeAsync("aibot_respond_msg", Words, entered));
        Assert.Equal(AiBotCodes.BadNumber, await _bot.CodeAsync("aibot_respond_welcome_msg", Words, message));
        Assert.Equal(AiBotCodes.BadForm, await _bot.CodeAsync("aibot_respond_welcome_msg", Words, entered));
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_welcome_msg", """{"msgtype":"text","text":{"content":"欢迎"}}""", entered));

        _time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_msg", Words, message));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(AiBotCodes.TooLate, await _bot.CodeAsync("aibot_respond_msg", Words, message));

        var asked = await _far.WriteAsync("lihua", "问");
        await using var later = await RawBot.ConnectAsync(_far);
        Assert.Equal(AiBotCodes.BadNumber, await later.CodeAsync("aibot_respond_msg", Words, asked));
        Assert.Equal(AiBotCodes.NotLoggedIn, await _bot.CodeAsync("aibot_respond_msg", Words, asked));
    }

    [Fact]
    public async Task A_pressed_card_is_changed_only_into_a_whole_card_with_its_own_number()
    {
        var pressed = await _far.PressAsync("lihua", "task-1", "yes");
        string Update(string task, string kind = "update_template_card") => $"{{\"response_type\":\"{kind}\",\"template_card\":{{\"card_type\":\"text_notice\",{Title},\"card_action\":{{\"type\":1,\"url\":\"https://example.invalid/\"}},\"task_id\":\"{task}\"}}}}";
        Assert.Equal(AiBotCodes.BadForm, await _bot.CodeAsync("aibot_respond_update_msg", Update("task-2"), pressed));
        Assert.Equal(AiBotCodes.BadForm, await _bot.CodeAsync("aibot_respond_update_msg", Update("task-1", "update"), pressed));
        Assert.Equal(AiBotCodes.BadForm, await _bot.CodeAsync("aibot_respond_update_msg", """{"response_type":"update_template_card","template_card":{"card_type":"text_notice","task_id":"task-1"}}""", pressed));
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_update_msg", Update("task-1"), pressed));
    }

    [Fact]
    public async Task A_push_goes_where_somebody_wrote_and_as_what_it_is()
    {
        string To(string chat, int? type, string kind = Words) => $"{{\"chatid\":\"{chat}\",{(type is null ? string.Empty : $"\"chat_type\":{type},")}{kind[1..]}";
        Assert.Equal(AiBotCodes.NobodyWrote, await _bot.CodeAsync("aibot_send_msg", To("lihua", 1)));
        await _far.EnterAsync("lihua");
        Assert.Equal(AiBotCodes.NobodyWrote, await _bot.CodeAsync("aibot_send_msg", To("lihua", 1)));
        await _far.WriteAsync("lihua", "问");
        await _far.WriteInGroupAsync("wrG", "lihua", "@助手 问");
        Assert.Equal(0, await _bot.CodeAsync("aibot_send_msg", To("lihua", 1)));
        Assert.Equal(0, await _bot.CodeAsync("aibot_send_msg", To("wrG", 2)));
        Assert.Equal(0, await _bot.CodeAsync("aibot_send_msg", To("wrG", null)));
        Assert.Equal(0, await _bot.CodeAsync("aibot_send_msg", To("lihua", 0)));
        Assert.Equal(AiBotCodes.NoSuchChat, await _bot.CodeAsync("aibot_send_msg", To("lihua", 2)));
        Assert.Equal(AiBotCodes.NoSuchChat, await _bot.CodeAsync("aibot_send_msg", To("wrG", 1)));
        Assert.Equal(AiBotCodes.BadForm, await _bot.CodeAsync("aibot_send_msg", To("lihua", 1, """{"msgtype":"text","text":{"content":"好"}}""")));
        Assert.Equal(AiBotCodes.BadForm, await _bot.CodeAsync("aibot_send_msg", To("wrG", 2, Card("button_interaction", Title, Buttons, "\"task_id\":\"t\""))));
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
                Assert.Equal(AiBotCodes.TooMany, await _bot.CodeAsync("aibot_respond_msg", Words, asked));
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
        Assert.Equal(AiBotCodes.StreamOver, await _bot.CodeAsync("aibot_respond_msg", Stream("a", true), asked));
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_msg", Stream("b", false), asked));
        _time.Advance(TimeSpan.FromMinutes(7));
        Assert.Equal(AiBotCodes.StreamOver, await _bot.CodeAsync("aibot_respond_msg", Stream("b", true), asked));
    }

    [Theory]
    [InlineData("""{"type":"tape","filename":"n","total_size":9,"total_chunks":1}""")]
    [InlineData("""{"type":"file","total_size":9,"total_chunks":1}""")]
    [InlineData("""{"type":"file","filename":"n","total_size":4,"total_chunks":1}""")]
    [InlineData("""{"type":"file","filename":"n","total_size":20971521,"total_chunks":41}""")]
    [InlineData("""{"type":"voice","filename":"n","total_size":2097153,"total_chunks":5}""")]
    [InlineData("""{"type":"file","filename":"n","total_size":9,"total_chunks":0}""")]
    [InlineData("""{"type":"file","filename":"n","total_size":9,"total_chunks":101}""")]
    public async Task An_upload_is_announced_as_it_has_to_be(string body) => Assert.Equal(AiBotCodes.BadForm, await _bot.CodeAsync("aibot_upload_media_init", body));

    [Fact]
    public async Task An_upload_arrives_whole_in_its_time_or_not_at_all()
    {
        var bytes = new byte[9];
        const string Sum = "3f2829b2ffe8434d67f98a2a98968652"; // the MD5 of nine zeros
        async Task<string> BeginAsync(string md5) =>
            (string)(await _bot.AskAsync("aibot_upload_media_init", $$"""{"type":"file","filename":"n","total_size":9,"total_chunks":1,"md5":"{{md5}}"}"""))["body"]!["upload_id"]!;
        Task<int> AddAsync(string id, int index, string base64) => _bot.CodeAsync("aibot_upload_media_chunk", $$"""{"upload_id":"{{id}}","chunk_index":{{index}},"base64_data":"{{base64}}"}""");
        Task<int> EndAsync(string id) => _bot.CodeAsync("aibot_upload_media_finish", $$"""{"upload_id":"{{id}}"}""");

        var whole = await BeginAsync(Sum);
        Assert.Equal(AiBotCodes.BadForm, await EndAsync(whole));
        Assert.Equal(AiBotCodes.BadForm, await AddAsync(whole, 1, Convert.ToBase64String(bytes)));
        Assert.Equal(AiBotCodes.BadForm, await AddAsync(whole, 0, "!!!"));
        Assert.Equal(AiBotCodes.BadForm, await AddAsync(whole, 0, Convert.ToBase64String(new byte[(512 * 1024) + 1])));
        Assert.Equal(0, await AddAsync(whole, 0, Convert.ToBase64String(bytes)));
        Assert.Equal(0, await EndAsync(whole));
        Assert.Equal(AiBotCodes.BadForm, await EndAsync(whole));

        var other = await BeginAsync(new string('0', 32));
        Assert.Equal(0, await AddAsync(other, 0, Convert.ToBase64String(bytes)));
        Assert.Equal(AiBotCodes.BadForm, await EndAsync(other));

        var late = await BeginAsync(Sum);
        _time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(AiBotCodes.BadForm, await AddAsync(late, 0, Convert.ToBase64String(bytes)));
    }

    [Fact]
    public async Task Who_is_not_logged_in_gets_nothing_and_a_wrong_secret_throws_nobody_out()
    {
        await using var stranger = await RawBot.ConnectAsync(_far, logIn: false);
        Assert.Equal(AiBotCodes.NotLoggedIn, await stranger.CodeAsync("ping", "{}"));
        Assert.Equal(AiBotCodes.BadCredentials, await stranger.CodeAsync("aibot_subscribe", """{"bot_id":"bot-demo","secret":"wrong"}"""));
        Assert.Equal(AiBotCodes.BadCredentials, await stranger.CodeAsync("aibot_subscribe", """{"bot_id":7}"""));
        Assert.Equal(0, await _bot.CodeAsync("ping", "{}"));
        Assert.Equal(AiBotCodes.BadForm, await _bot.CodeAsync("aibot_unheard_of", "{}"));
        await _bot.SendAsync("{\"cmd\":");
        await _bot.SendAsync("[]");
        Assert.Equal(0, await _bot.CodeAsync("ping", "{}"));
    }

    private static string Markdown(int bytes) => $"{{\"msgtype\":\"markdown\",\"markdown\":{{\"content\":\"{new string('x', bytes)}\"}}}}";

    private static string Card(string kind, params string[] parts) => $"{{\"msgtype\":\"template_card\",\"template_card\":{{\"card_type\":\"{kind}\",{string.Join(',', parts)}}}}}";
}
