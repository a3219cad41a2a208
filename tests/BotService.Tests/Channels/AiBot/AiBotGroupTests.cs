using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Channels.AiBot;

/// <summary>A group chat: everybody reads along, so the bot says little there and nothing of anybody.</summary>
public sealed class AiBotGroupTests
{
    private const string Group = "wrGroup_01";

    [Fact]
    public async Task A_group_hears_numbers_and_that_something_was_taken_down_and_nothing_else()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        Assert.Equal("已记下", await bot.SayInGroupAsync(Group, "bob", "已学"));
        Assert.Equal("已记下", await bot.SayInGroupAsync(Group, "bob", "已学"));
        Assert.Equal("已签到 1 人", await bot.SayInGroupAsync(Group, "bob", "签到"));
        Assert.Equal("已签到 1 人", await bot.SayInGroupAsync(Group, "bob", "签到"));
        Assert.Equal("已签到 2 人", await bot.SayInGroupAsync(Group, "carol", "签到"));
        Assert.Equal("已签到 1 人", await bot.SayInGroupAsync("wrOther", "carol", "签到"));

        var week = await bot.SayInGroupAsync(Group, "bob", "本周");
        Assert.Contains("高质量发展", week);
        Assert.DoesNotContain("按时", week);
        Assert.DoesNotContain("您的记录", week);
        Assert.Contains("签到", await bot.SayInGroupAsync(Group, "chief", "帮助"));
        Assert.Contains("按时 1", await bot.SayAsync("chief", "统计"));
    }

    [Fact]
    public async Task A_group_reads_what_the_groups_of_whoever_asks_study_and_no_other_tiers_topic()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync(title: "支部的主题", audience: Tiers.Branch);
        await bot.Bot.PlanTopicAsync(title: "党组的主题", audience: Tiers.Leadership);
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        var asked = await bot.SayInGroupAsync(Group, "bob", "本周");
        Assert.Contains("支部的主题", asked);
        Assert.DoesNotContain("党组的主题", asked);

        var chiefs = await bot.SayInGroupAsync(Group, "chief", "本周");
        Assert.Contains("党组的主题", chiefs);
        Assert.DoesNotContain("支部的主题", chiefs);
    }

    [Fact]
    public async Task Everything_else_is_asked_for_alone_and_changes_nothing()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        foreach (var (user, words) in (IEnumerable<(string, string)>)[("bob", "没学 出差"), ("alice", "未报"), ("chief", "统计"), ("chief", "控制台"), ("bob", "我的"), ("bob", "匿名意见 太多了"), ("bob", "打卡"), ("bob", "签到 1234"), ("chief", "绑定码 鲍勃"), ("chief", "已学"), ("woStranger", "已学"), ("woStranger", "签到"), ("woStranger", "绑定 12345678"), ("bob", "你好"), ("bob", "")])
        {
            var said = await bot.SayInGroupAsync(Group, user, words);
            Assert.True(said.Contains("单独", StringComparison.Ordinal) || (user == "chief" && words == "已学" && said == "已记下"), $"{words}: {said}");
        }

        Assert.Equal(0, await bot.Bot.AskStoreAsync(db => Task.FromResult(db.Opinions.Count() + db.CheckIns.Count() + db.BindCodes.Count() + db.Addresses.Count())));
        Assert.Contains("没学 0", await bot.SayAsync("chief", "统计"));
    }

    [Fact]
    public async Task What_a_group_says_to_somebody_else_is_not_answered()
    {
        await using var bot = await BotOnSocket.StartAsync();
        var toOthers = await bot.Far.WriteInGroupAsync(Group, "bob", "@张三 签到");
        var toNobody = await bot.Far.WriteInGroupAsync(Group, "bob", "签到");
        var toItsNeighbour = await bot.Far.WriteInGroupAsync(Group, "bob", "@学习助手二号 签到");
        Assert.Equal("已签到 1 人", BotOnSocket.TextOf(await bot.AnswerAsync(await bot.Far.WriteInGroupAsync(Group, "bob", "\u200B@学习助手\u2005签到"))));
        Assert.Empty(bot.AnswersTo(toOthers));
        Assert.Empty(bot.AnswersTo(toNobody));
        Assert.Empty(bot.AnswersTo(toItsNeighbour));
    }

    [Theory]
    [InlineData("@学习助手，签到")]
    [InlineData("@学习助手\n签到")]
    [InlineData("＠学习助手：签到")]
    public async Task A_mention_ends_with_whatever_no_name_goes_on_with(string said)
    {
        await using var bot = await BotOnSocket.StartAsync();
        Assert.Equal("已签到 1 人", BotOnSocket.TextOf(await bot.AnswerAsync(await bot.Far.WriteInGroupAsync(Group, "bob", said))));
    }

    [Theory]
    [InlineData("@学习助手本周", "高质量发展")]
    [InlineData("＠学习助手帮助", "签到")]
    [InlineData("@学习助手我的", "单独")]
    public async Task A_known_word_may_stand_right_behind_the_name(string said, string answer)
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        Assert.Contains(answer, BotOnSocket.TextOf(await bot.AnswerAsync(await bot.Far.WriteInGroupAsync(Group, "carol", said))));
    }

    [Fact]
    public async Task What_a_group_may_ask_it_may_ask_in_own_words_and_nothing_of_anybody()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        Assert.Contains("高质量发展", await bot.SayInGroupAsync(Group, "bob", "这次的主题是什么"));
        Assert.Contains("高质量发展", await bot.SayInGroupAsync(Group, "alice", "材料链接再发一下"));

        foreach (var (user, words) in (IEnumerable<(string, string)>)[("alice", "还有谁没学"), ("bob", "我学了几次"), ("chief", "把名单导出来")])
        {
            Assert.Contains("单独", await bot.SayInGroupAsync(Group, user, words));
        }

        Assert.DoesNotContain("按时", await bot.SayInGroupAsync(Group, "carol", "高质量发展我学完了，那个材料找不到"));
    }

    [Fact]
    public async Task Without_a_name_whatever_the_platform_delivers_is_addressed()
    {
        await using var bot = await BotOnSocket.StartAsync(("AiBot:Name", ""));
        Assert.Equal("已签到 1 人", BotOnSocket.TextOf(await bot.AnswerAsync(await bot.Far.WriteInGroupAsync(Group, "bob", "@机器人 签到"))));
        Assert.Equal("已签到 2 人", BotOnSocket.TextOf(await bot.AnswerAsync(await bot.Far.WriteInGroupAsync(Group, "carol", "签到"))));
    }

    [Fact]
    public async Task Sixty_check_ins_in_a_minute_all_count_and_their_answers_keep_the_limit()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PeopleAsync([.. Enumerable.Range(1, 60).Select(i => $"p{i} 人{i} 一支部")]);

        for (var i = 1; i <= 60; i++)
        {
            await bot.Far.WriteInGroupAsync(Group, $"p{i}", $"@{BotOnSocket.BotName} 签到");
        }

        await Wait.UntilAsync(async () => await bot.Bot.AskStoreAsync(db => Task.FromResult(db.CheckIns.Count())) == 60);
        await bot.Bot.AdvanceToAsync("2026-09-07 08:03");
        await Wait.UntilAsync(() => bot.Far.Seen.Any(seen => BotOnSocket.TextOf(seen.Body).EndsWith("已签到 60 人", StringComparison.Ordinal)));
        Assert.DoesNotContain(bot.Far.Seen, seen => seen.Code == 846607);
        Assert.All(bot.Far.Seen, seen => Assert.InRange(Browser.Times(BotOnSocket.TextOf(seen.Body), "已签到"), 0, 1));
    }
}
