using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Security;

/// <summary>What is kept for a next message is for whoever may still see it, and for minutes.</summary>
public sealed class KeptResultsTests
{
    private static readonly string[] Crowd = [.. Enumerable.Range(100, 154).Select(i => $"crowd{i} 很长的名字第{i}号成员同志 一支部")];

    [Fact]
    public async Task More_of_a_list_of_names_comes_for_minutes_only()
    {
        await using var bot = await AskedAsync();
        await bot.AdvanceToAsync("2026-09-07 10:11");

        var late = await bot.SayAsync("alice", "更多");

        Assert.DoesNotContain("号成员", late);
        Assert.Contains("10 分钟", late);
    }

    [Fact]
    public async Task More_of_a_list_of_names_comes_to_nobody_who_lost_the_right_meanwhile()
    {
        await using var bot = await AskedAsync();
        await bot.ChangeAsync(async db => (await db.Members.SingleAsync(m => m.UserKey == "alice")).Role = Role.Member);

        Assert.DoesNotContain("号成员", await bot.SayAsync("alice", "更多"));
        Assert.DoesNotContain("号成员", await bot.SayAsync("alice", "更多"));
    }

    [Fact]
    public async Task More_of_a_list_of_names_comes_to_nobody_who_is_liaison_of_another_group_meanwhile()
    {
        await using var bot = await AskedAsync();
        await MoveAsync(bot, "alice");

        Assert.DoesNotContain("号成员", await bot.SayAsync("alice", "更多"));
    }

    [Fact]
    public async Task A_liaison_who_left_the_group_takes_back_nothing_that_was_recorded_for_it()
    {
        await using var bot = await AskedAsync();
        await bot.SayAsync("alice", "代录 鲍勃 已学 电话告知");
        await MoveAsync(bot, "alice");

        Assert.Contains("收不回", await bot.SayAsync("alice", "撤回"));
        Assert.Equal(Outcome.OnTime, await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == "bob").Select(p => p.Outcome).SingleAsync()));
    }

    [Fact]
    public async Task A_chase_that_was_previewed_for_one_group_is_not_sent_to_another()
    {
        await using var bot = await AskedAsync();
        Assert.Contains("还没有发出", await bot.SayAsync("alice", "催办"));
        await MoveAsync(bot, "alice");

        Assert.Contains("没有发出", await bot.SayAsync("alice", "确认催办"));
    }

    [Fact]
    public async Task The_last_figure_is_forgotten_after_minutes()
    {
        await using var bot = await AskedAsync();
        await bot.SayAsync("boss", "统计");
        Assert.Contains("明细", await bot.SayAsync("boss", "这个数"));
        await bot.AdvanceToAsync("2026-09-07 10:04");
        await bot.SayAsync("boss", "统计");
        await bot.AdvanceToAsync("2026-09-07 10:13");
        Assert.Contains("明细", await bot.SayAsync("boss", "这个数"));
        await bot.AdvanceToAsync("2026-09-07 10:40");

        Assert.Contains("没有问过数字", await bot.SayAsync("boss", "这个数"));
    }

    /// <summary>A liaison has just asked for the names of a group that do not fit into one answer.</summary>
    private static async Task<Bot> AskedAsync()
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync(Crowd);
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        Assert.Contains("更多", await bot.SayAsync("alice", "未报"));
        return bot;
    }

    private static Task MoveAsync(Bot bot, string who) => bot.ChangeAsync(async db =>
        (await db.Members.SingleAsync(m => m.UserKey == who)).GroupId = await db.Groups.Where(g => g.Name == "二支部").Select(g => g.Id).SingleAsync());
}
