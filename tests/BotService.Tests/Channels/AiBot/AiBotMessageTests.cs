using BotService.Tests.Harness;

namespace BotService.Tests.Channels.AiBot;

/// <summary>What people write to the bot in their own chat, and what they get back.</summary>
public sealed class AiBotMessageTests
{
    [Fact]
    public async Task A_word_in_the_own_chat_is_answered_and_counted_once_however_often_it_comes()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        Assert.Contains("按时", await bot.SayAsync("bob", "已学", "m-once"));
        Assert.Contains("按时", await bot.SayAsync("bob", "已学", "m-once"));
        Assert.Contains("已确认过", await bot.SayAsync("bob", "已学"));
        Assert.Contains("按时 1", await bot.SayAsync("chief", "统计"));
    }

    [Fact]
    public async Task A_question_comes_in_words_with_buttons_and_the_button_answers_it()
    {
        await using var bot = await BotOnSocket.StartAsync();
        var asked = await bot.Far.WriteAsync("chief", "发布 高质量发展 周五18:00");
        var words = BotOnSocket.TextOf(await bot.AnswerAsync(asked));
        await Wait.UntilAsync(() => bot.AnswersTo(asked).Count == 2);
        var card = bot.AnswersTo(asked)[1]["template_card"]!;
        Assert.Contains("回复 是 就办", words);
        Assert.Equal("是", (string?)card["button_list"]![0]!["text"]);

        var pressed = await bot.Far.PressAsync("chief", (string)card["task_id"]!, (string)card["button_list"]![0]!["key"]!);
        Assert.Equal((string?)card["task_id"], (string?)(await bot.AnswerAsync(pressed))["template_card"]!["task_id"]);
        await Wait.UntilAsync(() => bot.PushesTo("chief").Any(text => text.Contains("高质量发展", StringComparison.Ordinal)));

        await bot.Far.PressAsync("chief", (string)card["task_id"]!, (string)card["button_list"]![0]!["key"]!);
        await Wait.UntilAsync(() => bot.PushesTo("chief").Any(text => text.Contains("已经过去了", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_opens_the_chat_is_welcomed_and_a_picture_asks_for_nothing()
    {
        await using var bot = await BotOnSocket.StartAsync();
        Assert.Contains("已学", BotOnSocket.TextOf(await bot.AnswerAsync(await bot.Far.EnterAsync("bob"))));
        Assert.Contains("绑定", BotOnSocket.TextOf(await bot.AnswerAsync(await bot.Far.EnterAsync("woStranger"))));

        foreach (var kind in (string[])["image", "file", "video"])
        {
            Assert.Contains("收到，不用照片证明。请用一句话写结果（我只看得懂文字）", BotOnSocket.TextOf(await bot.AnswerAsync(await bot.Far.SendMediaAsync("bob", kind))));
        }
    }

    [Fact]
    public async Task What_is_spoken_counts_as_if_it_were_typed()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        Assert.Contains("按时", BotOnSocket.TextOf(await bot.AnswerAsync(await bot.Far.SendMediaAsync("bob", "voice"))));
        Assert.Contains("按时 1", await bot.SayAsync("chief", "统计"));
    }

    [Fact]
    public async Task What_people_wrote_opens_no_tag_and_names_no_link()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync(title: "[点我](http://evil.example)<font color=\"red\">");
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        var said = await bot.SayAsync("bob", "本周");
        Assert.DoesNotContain("](", said);
        Assert.DoesNotContain("<font", said);
    }

    [Fact]
    public async Task Frames_that_nobody_knows_and_broken_ones_stop_nothing()
    {
        await using var bot = await BotOnSocket.StartAsync();

        foreach (var raw in (string[])["{\"cmd\":\"aibot_msg", "[]", "{\"cmd\":\"aibot_get_mcp_config\",\"headers\":{\"req_id\":\"x\"},\"body\":{}}", "{\"cmd\":\"aibot_msg_callback\",\"headers\":{\"req_id\":\"y\"},\"body\":{\"msgtype\":\"text\"}}"])
        {
            await bot.Far.SayRawAsync(raw);
        }

        Assert.Contains("帮助", await bot.SayAsync("bob", "呜呼"));
    }

    [Fact]
    public async Task An_answer_that_the_socket_does_not_take_follows_as_a_push_once()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.SayAsync("bob", "帮助");
        bot.Far.Faults.Answer("aibot_respond_msg", 846604);
        await bot.Far.WriteAsync("bob", "本周");
        await Wait.UntilAsync(() => bot.PushesTo("bob").Count == 1);
        Assert.Contains("第37周", bot.PushesTo("bob")[0]);
    }

    [Fact]
    public async Task A_file_that_is_asked_for_goes_up_the_socket_and_into_the_chat()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");
        await bot.SayAsync("chief", "导出");
        await Wait.UntilAsync(() => bot.Far.PushesTo("chief").Any(push => (string?)push["msgtype"] == "file"));
        var media = bot.Far.PushesTo("chief").Last(push => (string?)push["msgtype"] == "file")["file"]!["media_id"]!;
        Assert.Equal("PK"u8.ToArray(), bot.Far.Rules.MediaOf((string)media!)![..2]);
    }
}
