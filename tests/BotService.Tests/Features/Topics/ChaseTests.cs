using BotService.Tests.Harness;

namespace BotService.Tests.Features.Topics;

public sealed class ChaseTests
{
    private const string Tuesday = "2026-09-08 10:11";

    [Fact]
    public async Task A_chase_is_previewed_with_names_of_the_own_group_and_leaves_only_after_it_is_confirmed()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("carol", "已学");

        var preview = await bot.SayAsync("alice", "催办");
        Assert.Contains("1 人：鲍勃", preview);
        Assert.DoesNotMatch("卡萝|艾琳|戴维", preview);
        await bot.SettleAsync();
        Assert.Equal(["09-07 09:07"], bot.TimesFor("bob"));

        Assert.Contains("已催办 1 人", await bot.SayAsync("alice", "确认催办"));
        await bot.SettleAsync();
        Assert.Equal(["09-07 09:07", "09-08 10:11"], bot.TimesFor("bob"));
        Assert.Equal(["bob"], bot.PushedAt("09-08 10:11"));
        Assert.Contains("艾丽提醒您", bot.LastTo("bob"));
        Assert.Contains("按时", await bot.PressAsync("bob", "已学"));
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task It_goes_out_once_a_day_and_counts_against_the_budget_of_the_week()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("alice", "催办");
        await bot.SayAsync("alice", "确认催办");

        Assert.Contains("一天最多一次", await bot.SayAsync("alice", "催办"));
        Assert.Contains("没有等您确认的催办", await bot.SayAsync("alice", "确认催办"));
        Assert.Contains("1 人：艾琳", await bot.SayAsync("dave", "催办"));
        await bot.AdvanceToAsync("2026-09-09 10:11");
        Assert.Contains("2 人：鲍勃、卡萝", await bot.SayAsync("alice", "催办 第37周"));
        await bot.SayAsync("alice", "确认催办");
        await bot.AdvanceToAsync("2026-09-10 10:11");
        Assert.Contains("另有 2 人本周已收到 3 次提醒", await bot.SayAsync("alice", "催办"));

        await bot.AdvanceToAsync("2026-09-13 10:11");
        Assert.Equal(["09-07 09:07", "09-08 10:11", "09-09 10:11"], bot.TimesFor("bob"));
        Assert.Equal(["09-07 09:07", "09-10 16:07", "09-11 14:37"], bot.TimesFor("erin"));
    }

    [Fact]
    public async Task A_preview_is_good_for_ten_minutes_and_for_those_who_are_still_silent()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("alice", "催办");
        await bot.AdvanceToAsync("2026-09-08 10:22");
        Assert.Contains("没有等您确认的催办", await bot.SayAsync("alice", "确认催办"));

        await bot.SayAsync("alice", "催办");
        await bot.SayAsync("bob", "已学");
        Assert.Contains("已催办 1 人", await bot.SayAsync("alice", "确认催办"));
        await bot.SettleAsync();
        Assert.Equal(["carol"], bot.PushedAt("09-08 10:22"));
    }

    [Theory]
    [InlineData("2026-09-08 20:11", "9月9日 周三 08:30")]
    [InlineData("2026-09-12 10:11", "9月14日 周一 08:30")]
    public async Task At_night_and_on_days_off_it_says_when_it_may_be(string now, string when)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AdvanceToAsync(now);

        Assert.Contains(when, await bot.SayAsync("alice", "催办"));
        Assert.Contains("没有等您确认的催办", await bot.SayAsync("alice", "确认催办"));
    }

    [Fact]
    public async Task It_avoids_the_minutes_at_which_WeCom_is_busy()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AdvanceToAsync("2026-09-08 10:30");
        await bot.SayAsync("alice", "催办");
        await bot.SayAsync("alice", "确认催办");

        await bot.AdvanceToAsync("2026-09-08 11:01");

        Assert.Equal("09-08 10:37", bot.TimesFor("bob")[^1]);
    }

    [Fact]
    public async Task Members_and_admins_cannot_chase_and_a_full_group_needs_none()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);

        Assert.Contains("由联络员使用", await bot.SayAsync("bob", "催办"));
        Assert.Contains("由联络员使用", await bot.SayAsync("chief", "确认催办"));
        await bot.SayAsync("erin", "已学");
        Assert.Contains("没有可以催办的人", await bot.SayAsync("dave", "催办"));
        await bot.SayAsync("dave", "已学");
        Assert.Contains("全部都有回音", await bot.SayAsync("dave", "催办"));
    }

    [Theory]
    [InlineData("催办 鲍勃", true)]
    [InlineData("催办 本周", false)]
    public async Task Who_names_one_person_reads_that_the_whole_group_is_reminded(string words, bool isSaid)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        Assert.Equal(isSaid, (await bot.SayAsync("alice", words)).Contains("不能只催一个人", StringComparison.Ordinal));
    }
}
