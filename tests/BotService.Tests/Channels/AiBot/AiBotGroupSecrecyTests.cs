using BotService.Commands;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.AiBot;

/// <summary>What a group must not hear, and what is said there and meant for the own chat.</summary>
public sealed class AiBotGroupSecrecyTests
{
    private const string Group = "wrGroup_01";

    private static readonly string Alone = GroupTalk.Alone(new CommandCatalog()).Text;

    private static readonly string[] Theirs = ["鲍勃", "艾丽", "卡萝", "戴维", "艾琳", "程序", "bob", "alice", "carol", "按时", "没学", "未报", "请假", "http"];

    [Theory]
    [InlineData("bob")]
    [InlineData("alice")]
    [InlineData("chief")]
    [InlineData("boss")]
    [InlineData("woStranger")]
    public async Task Of_all_commands_a_group_hears_only_those_that_are_marked_for_it_and_no_name_or_outcome(string person)
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");
        Assert.Contains("按时", await bot.SayAsync("carol", "已学"));

        foreach (var (number, entry) in bot.Bot.Services.GetRequiredService<CommandCatalog>().Entries.Index())
        {
            // A chat of its own for each: the platform lets one have thirty answers a minute.
            var said = await bot.SayInGroupAsync($"wr{number}", person, entry.Command.Word);
            Assert.True(said.Contains("单独", StringComparison.Ordinal) || entry.Group.Hears is not InGroup.No, $"{entry.Command.Word}: {said}");

            if (entry.Command.Word is not "帮助")
            {
                Assert.All(Theirs, theirs => Assert.DoesNotContain(theirs, said, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task A_refusal_is_told_alone()
    {
        await using var bot = await BotOnSocket.StartAsync();
        Assert.Equal(Alone, await bot.SayInGroupAsync(Group, "boss", "签到"));
        Assert.Equal(Alone, await bot.SayInGroupAsync(Group, "bob", "签到 1234"));
    }

    [Theory]
    [InlineData("确认")]
    [InlineData("1")]
    [InlineData("好的")]
    [InlineData("不")]
    public async Task A_bare_yes_in_a_group_answers_nothing_while_the_own_chat_asks(string said)
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");
        Assert.Contains("回复 是 就办", await bot.SayAsync("chief", "关闭 第37周"));

        Assert.Equal(Alone, await bot.SayInGroupAsync(Group, "chief", said));
        Assert.Equal(0, await bot.Bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome == Outcome.OnTime)));

        Assert.Equal("已记下", await bot.SayInGroupAsync(Group, "chief", "已学"));
    }

    [Fact]
    public async Task Who_speaks_in_a_group_is_recorded_and_still_counts_as_out_of_reach_in_the_own_chat()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");
        var isLost = await bot.Bot.AskStoreAsync(db => db.Members.AnyAsync(m => m.UserKey == "bob" && m.UnreachableSince != null));
        Assert.True(isLost, "Nobody has written to the bot yet, so the topic's card reached nobody.");

        Assert.Contains("高质量发展", await bot.SayInGroupAsync(Group, "bob", "本周"));
        Assert.Equal("已签到 1 人", await bot.SayInGroupAsync(Group, "bob", "签到"));
        Assert.Equal("已记下", await bot.SayInGroupAsync(Group, "bob", "已学"));
        Assert.True(await bot.Bot.AskStoreAsync(db => db.Members.AnyAsync(m => m.UserKey == "bob" && m.UnreachableSince != null)));
        Assert.True(await bot.Bot.AskStoreAsync(db => db.Participations.AnyAsync(p => p.Member!.UserKey == "bob" && p.Outcome == Outcome.OnTime)));

        await bot.SayAsync("bob", "帮助");
        Assert.True(await bot.Bot.AskStoreAsync(db => db.Members.AnyAsync(m => m.UserKey == "bob" && m.UnreachableSince == null)));
    }
}
