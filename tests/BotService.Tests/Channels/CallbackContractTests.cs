using System.Net;
using System.Text;
using System.Xml.Linq;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.WeCom.Callbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels;

/// <summary>What WeCom, and whoever pretends to be WeCom, gets from the callback address.</summary>
public sealed class CallbackContractTests
{
    private static readonly CallbackKeys OtherKeys = new("OtherToken2026", "OtherKeyOnlyForTheseTests0123456789abcdefgh");

    [Theory]
    [InlineData("5927782489442352469")]
    [InlineData("check_7.of-9/a+b==")]
    public async Task The_address_check_is_answered_with_the_plain_text_and_nothing_else(string plain)
    {
        await using var bot = await Bot.StartAsync();
        var raw = new RawCallback(bot);

        var response = await raw.GetAsync(RawCallback.VerificationQuery(raw.Seal(plain)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Encoding.ASCII.GetBytes(plain), await response.Content.ReadAsByteArrayAsync(Bot.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("msg_signature=0000&timestamp=1&nonce=2&echostr=AAAA")]
    [InlineData("msg_signature=&timestamp=&nonce=&echostr=")]
    public async Task A_bad_address_check_is_refused_without_a_word(string query)
    {
        await using var bot = await Bot.StartAsync();

        await RefusedAsync(bot, await new RawCallback(bot).GetAsync(query));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_or_an_answer_played_again_as_an_address_check_yields_no_word_of_it(bool withOldKeys)
    {
        await using var bot = await Bot.StartAsync(settings: [("WeCom:PreviousToken", OtherKeys.Token), ("WeCom:PreviousEncodingAESKey", OtherKeys.EncodingAesKey)]);
        await bot.UsualPeopleAsync();
        var raw = new RawCallback(bot);
        var message = raw.Seal(RawCallback.Message("bob", "text", "<Content>匿名意见 食堂太远</Content>", id: 1), withOldKeys ? RawCallback.Codec(OtherKeys) : null);
        var answer = XElement.Parse(await (await raw.PostAsync(message.ToQuery(), RawCallback.Body(message))).Content.ReadAsStringAsync(Bot.Token));

        await RefusedAsync(bot, await raw.GetAsync(RawCallback.VerificationQuery(message)));
        var replayed = new SealedReply(answer.Element("Encrypt")!.Value, answer.Element("MsgSignature")!.Value, answer.Element("TimeStamp")!.Value, answer.Element("Nonce")!.Value);
        await RefusedAsync(bot, await raw.GetAsync(RawCallback.VerificationQuery(replayed)));
    }

    [Fact]
    public async Task A_flood_of_refusals_is_counted_and_told_with_its_addresses()
    {
        var bot = await Bot.StartAsync();
        var raw = new RawCallback(bot);

        for (var i = 0; i < 500; i++)
        {
            await raw.GetAsync($"msg_signature=forged{i}&timestamp=1&nonce=2&echostr=AAAA");
            await raw.PostAsync($"msg_signature={i:x40}&timestamp=1&nonce=2", "no xml"u8.ToArray());
        }

        await bot.DisposeAsync();
        var lines = bot.LogLines.Where(line => line.Contains("refused", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Contains("998 further", lines[^1]);
        Assert.Contains("BadSignature 499, Undecipherable 499", lines[^1]);
        Assert.Contains("127.0.0.1", lines[^1]);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("foreign")]
    [InlineData("truncated")]
    [InlineData("garbage")]
    [InlineData("empty")]
    [InlineData("other keys")]
    [InlineData("changed time")]
    public async Task What_is_not_from_WeCom_is_refused_with_one_warning_and_leaves_nothing(string kind)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        var raw = new RawCallback(bot);
        var message = raw.Seal(RawCallback.Message("bob", "text", "<Content>已学</Content>", id: 1), kind switch
        {
            "foreign" => RawCallback.Codec(corpId: "wwsomebodyelse"),
            "other keys" => RawCallback.Codec(OtherKeys),
            _ => null,
        });
        var body = RawCallback.Body(message);
        var query = message.ToQuery();

        var response = kind switch
        {
            "forged" => await raw.PostAsync(query.Replace("msg_signature=", "msg_signature=0", StringComparison.Ordinal), body),
            "truncated" => await raw.PostAsync(query, body[..(body.Length / 2)]),
            "garbage" => await raw.PostAsync(query, [0, 255, 254, 60, 120, 0, 1, 2]),
            "empty" => await raw.PostAsync(query, []),
            "changed time" => await raw.PostAsync(query.Replace("1788750000", "1788750001", StringComparison.Ordinal), body),
            _ => await raw.PostAsync(query, body),
        };

        await RefusedAsync(bot, response);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Receipts.CountAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_than_a_megabyte_is_too_large_whether_its_length_was_said_or_not(bool chunked)
    {
        await using var bot = await Bot.StartAsync();

        var response = await new RawCallback(bot).PostAsync("msg_signature=a&timestamp=1&nonce=2", new byte[(1024 * 1024) + 1], chunked);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Bot.Token)));
        Assert.Single(bot.LogLines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("refused", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hologram", "<X>1</X>", "")]
    [InlineData("event", "<Event>open_the_pod_bay_doors</Event>", "")]
    [InlineData("event", "<Event>enter_agent</Event><EventKey/>", "")]
    [InlineData("event", "<Event>unsubscribe</Event>", "")]
    [InlineData("event", "<Event>LOCATION</Event><Latitude>30.1</Latitude><Longitude>120.2</Longitude><Precision>5</Precision>", "")]
    [InlineData("event", "<Event>subscribe</Event>", "学习助手")]
    [InlineData("event", "<Event>template_card_event</Event><EventKey>nonsense</EventKey><TaskId/><CardType/><ResponseCode/>", "没看懂")]
    [InlineData("text", "<Content></Content>", "帮助")]
    [InlineData("text", "", "帮助")]
    [InlineData("text", "<Content>\u200b \u3000</Content>", "帮助")]
    [InlineData("image", "<PicUrl>http://a</PicUrl><MediaId>m</MediaId>", "文字")]
    [InlineData("voice", "<MediaId>m</MediaId><Format>amr</Format>", "文字")]
    [InlineData("video", "<MediaId>m</MediaId><ThumbMediaId>t</ThumbMediaId>", "文字")]
    [InlineData("location", "<Location_X>x</Location_X><Location_Y/><Scale>a</Scale><Label>l</Label>", "文字")]
    [InlineData("link", "<Title>t</Title><Description>d</Description><Url>u</Url>", "文字")]
    public async Task Whatever_is_authentic_is_acknowledged_however_odd(string type, string fields, string answer)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        var response = await new RawCallback(bot).PostAsync(RawCallback.Message("bob", type, fields, id: type == "event" ? null : 77));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await RawCallback.TextAsync(response);
        Assert.Equal(answer.Length == 0, text.Length == 0);
        Assert.Contains(answer, text);
        Assert.DoesNotContain(bot.LogLines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sys")]
    [InlineData("nobody\u0001")]
    public async Task A_message_without_a_known_sender_is_acknowledged_and_not_recorded(string from)
    {
        await using var bot = await Bot.StartAsync();

        var response = await new RawCallback(bot).PostAsync(
            RawCallback.Message(from, "text", "<Content>已学</Content>", id: 5).Replace("\u0001", "", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Receipts.CountAsync()));
    }

    [Fact]
    public async Task A_text_of_four_thousand_characters_is_taken_with_its_remark_cut()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");

        Assert.Contains("按时", await bot.SayAsync("bob", $"已学 {string.Concat(Enumerable.Repeat("学而时习之😀", 600))}"));
        Assert.DoesNotContain(bot.LogLines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_keys_rotate_both_pairs_work_and_the_answer_comes_in_the_pair_of_the_question()
    {
        await using var bot = await Bot.StartAsync(
            settings: [("WeCom:PreviousToken", OtherKeys.Token), ("WeCom:PreviousEncodingAESKey", OtherKeys.EncodingAesKey)]);
        await bot.UsualPeopleAsync();
        var raw = new RawCallback(bot);
        var before = RawCallback.Codec(OtherKeys);

        Assert.Contains("帮助", await RawCallback.TextAsync(await raw.PostAsync(RawCallback.Message("bob", "text", "<Content>什么呀</Content>", id: 1), before), before));
        Assert.Contains("帮助", await RawCallback.TextAsync(await raw.PostAsync(RawCallback.Message("bob", "text", "<Content>什么呀</Content>", id: 2))));
        Assert.Equal(HttpStatusCode.OK, (await raw.GetAsync(RawCallback.VerificationQuery(raw.Seal("echo", before)))).StatusCode);
    }

    [Fact]
    public async Task A_command_that_fails_apologises_with_a_number_keeps_nothing_and_a_repeat_gets_a_fresh_try()
    {
        BrittleCommand.Broken = true;
        await using var bot = await Bot.StartWithAsync(services => services
            .AddSingleton(ReadingCatalog.Make(typeof(BrittleCommand)))
            .AddTransient<BrittleCommand>());
        await bot.UsualPeopleAsync();
        var message = bot.Phone.Compose.Text("bob", "试一试");

        var sorry = (await bot.Phone.DeliverAsync(message, Bot.Token)).Text;

        var number = System.Text.RegularExpressions.Regex.Match(sorry, "编号 ([0-9a-f]{8})").Groups[1].Value;
        Assert.Equal(8, number.Length);
        Assert.Single(bot.LogLines, line => line.Contains($"Error {number}", StringComparison.Ordinal));
        Assert.Equal((0, 0), await bot.AskStoreAsync(async db => (await db.AuditNotes.CountAsync(), await db.Receipts.CountAsync())));

        BrittleCommand.Broken = false;
        Assert.Equal("成了", (await bot.Phone.DeliverAsync(message, Bot.Token)).Text);
        Assert.Equal((1, 1), await bot.AskStoreAsync(async db => (await db.AuditNotes.CountAsync(), await db.Receipts.CountAsync())));
    }

    [Fact]
    public async Task A_long_answer_is_cut_on_a_line_and_the_rest_follows_on_demand()
    {
        await using var bot = await Bot.StartAsync();
        await bot.PeopleAsync([.. Enumerable.Range(100, 120).Select(i => $"member{i} 名字很长的第{i}位同志 一支部"), "alice 艾丽 一支部 liaison"]);
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");

        var first = await bot.SayAsync("alice", "未报");

        Assert.True(Encoding.UTF8.GetByteCount(first) <= 2048);
        Assert.Matches("…余 [0-9]+ 行，发 更多$", first);
        var second = await bot.SayAsync("alice", "更多");
        Assert.True(Encoding.UTF8.GetByteCount(second) <= 2048);
        Assert.NotEqual(first, second);
        Assert.Empty(bot.WeCom.Violations);
    }

    private static async Task RefusedAsync(Bot bot, HttpResponseMessage response)
    {
        Assert.Equal((HttpStatusCode.Forbidden, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Bot.Token)));
        Assert.Single(bot.LogLines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("refused", StringComparison.Ordinal));
    }

    [ChatCommand("试一试", Summary = "只有测试有的命令", Audience = Audience.Everyone)]
    private sealed class BrittleCommand(BotDbContext db) : IChatCommand
    {
        public static bool Broken { get; set; }

        public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
        {
            db.Audit(call.Now, call.Caller.UserId, "test", "test");
            await db.SaveChangesAsync(cancellationToken);
            return Broken ? throw new InvalidOperationException("It broke half way.") : Reply.Say("成了");
        }
    }
}
