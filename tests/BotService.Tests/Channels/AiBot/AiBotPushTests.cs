using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Channels.AiBot;

/// <summary>What goes to people who have not asked.</summary>
public sealed class AiBotPushTests
{
    [Fact]
    public async Task Who_has_written_is_told_and_the_others_are_named_to_their_liaison_with_what_to_forward()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.SayAsync("bob", "帮助");
        await bot.SayAsync("alice", "帮助");
        await bot.Far.WriteInGroupAsync("wrG", "carol", "@学习助手 帮助");
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        var card = Assert.Single(bot.Far.PushesTo("bob"))["template_card"]!;
        Assert.Equal("已学", (string?)card["button_list"]![0]!["text"]);
        Assert.Empty(bot.Far.PushesTo("carol"));

        var waiting = await bot.SayAsync("alice", "未报");
        Assert.Contains("卡萝（未送达", waiting);
        Assert.Contains("加机器人", waiting);
        Assert.Contains("发任意一句话", waiting);

        Assert.Contains("按时", BotOnSocket.TextOf(await bot.AnswerAsync(await bot.Far.PressAsync("bob", (string)card["task_id"]!, (string)card["button_list"]![0]!["key"]!))));
        Assert.Contains("按时", await bot.SayAsync("carol", "已学"));
        Assert.Contains("未报 1，未送达 0", await bot.SayAsync("alice", "未报"));
    }

    [Fact]
    public async Task The_digest_names_those_whom_the_bot_does_not_reach()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.SayAsync("alice", "帮助");
        await bot.Bot.AdvanceToAsync("2026-09-10 18:00");
        var digest = bot.PushesTo("alice").Single(text => text.Contains("鲍勃", StringComparison.Ordinal));
        Assert.Contains("发任意一句话", digest);
    }

    [Fact]
    public async Task With_the_app_beside_it_each_is_told_once_by_the_app_or_else_by_the_bot()
    {
        await using var bot = await BotOnSocket.StartWithAppAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.SayAsync("bob", "帮助");
        await bot.SayAsync("carol", "帮助");
        bot.Bot.WeCom.InvalidUsers.Add("carol");
        bot.Bot.WeCom.InvalidUsers.Add("erin");
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        Assert.Single(bot.Bot.PushesTo("bob"));
        Assert.Empty(bot.Far.PushesTo("bob"));
        Assert.Empty(bot.Bot.PushesTo("carol"));
        Assert.Single(bot.Far.PushesTo("carol"));
        Assert.Contains("未送达 1", await bot.Bot.SayAsync("chief", "统计"));
    }

    [Fact]
    public async Task What_the_link_lost_on_its_way_is_left_to_a_person_and_what_was_acknowledged_is_not_sent_again()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.SayAsync("bob", "帮助");
        await bot.SayAsync("carol", "帮助");
        bot.Far.Faults.KeepSilent("aibot_send_msg");
        var moving = bot.Bot.AdvanceToAsync("2026-09-07 10:00");
        await Wait.UntilAsync(() => bot.Far.Seen.Any(seen => seen.Cmd == "aibot_send_msg"));
        bot.Far.Cut();
        await moving;
        bot.Far.Faults.KeepSilent("aibot_send_msg", on: false);
        await bot.ConnectedAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 12:00");

        var sent = bot.Far.Seen.Where(seen => seen.Cmd == "aibot_send_msg").GroupBy(seen => (string?)seen.Body["chatid"]).ToDictionary(one => one.Key!, one => one.Count());
        Assert.All(sent, one => Assert.Equal(1, one.Value));
        var dead = await bot.Bot.AskStoreAsync(db => db.Outbox.Where(m => m.State == OutboxState.Dead && m.MayHaveArrived).CountAsync());
        Assert.InRange(dead, 1, 2);
    }

    [Fact]
    public async Task What_the_server_is_too_busy_for_is_sent_a_little_later()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.SayAsync("bob", "帮助");
        bot.Far.Faults.Answer("aibot_send_msg", -1);
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");
        Assert.Empty(bot.Far.PushesTo("bob"));

        bot.Far.Faults.Answer("aibot_send_msg", 0);
        await bot.Bot.AdvanceToAsync("2026-09-07 11:00");
        Assert.Single(bot.Far.PushesTo("bob"));
    }

    [Fact]
    public async Task Pushes_wait_while_nothing_is_connected_and_leave_when_it_is()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.SayAsync("bob", "帮助");
        bot.Far.Faults.RefuseLogins = true;
        await bot.Far.EvictAsync();
        await Wait.UntilAsync(async () => (int)(await bot.Bot.Http.GetAsync("/health/ready", Bot.Token)).StatusCode == 503);
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");
        Assert.Empty(bot.Far.PushesTo("bob"));
        Assert.True(await bot.Bot.AskStoreAsync(db => db.Outbox.AnyAsync(m => m.State == OutboxState.Waiting)));
    }

    [Fact]
    public async Task A_conversation_gets_no_more_than_the_platform_allows_and_nothing_is_lost()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.SayAsync("bob", "帮助");
        await bot.Bot.ChangeAsync(db =>
        {
            for (var i = 0; i < 45; i++)
            {
                db.Outbox.Add(new OutboxMessage { Key = $"test:{i}", TaskId = $"t{i}", Channel = "aibot", Recipients = "bob", Content = "{\"$type\":\"text\",\"Text\":\"第" + i + "条\"}", CreatedAt = bot.Bot.Clock.UtcNow, NextAttemptAt = bot.Bot.Clock.UtcNow });
            }

            return Task.CompletedTask;
        });
        await bot.Bot.AdvanceToAsync("2026-09-07 08:20");

        Assert.Equal(45, bot.PushesTo("bob").Distinct().Count());
        Assert.Equal(45, bot.PushesTo("bob").Count);
        Assert.DoesNotContain(bot.Far.Seen, seen => seen.Code == 846607);
    }
}
