using BotService.Tests.Harness;

namespace BotService.Tests.Features.Statistics;

public sealed class StatisticsTests
{
    [Fact]
    public async Task The_figures_stand_one_a_line_below_their_headline()
    {
        await using var bot = await StartAsync();

        Assert.Equal(
            "第37周《高质量发展》 全体\n应到 6\n按时 2\n补学 0\n请假 0\n没学 1\n未送达 0\n未报 3\n完成率 33.3%",
            await bot.SayAsync("chief", "统计"));
    }

    [Theory]
    [InlineData("boss", "各组 本月")]
    [InlineData("boss", "导出 3月")]
    [InlineData("boss", "明细 上半年")]
    [InlineData("alice", "未报 本季度")]
    [InlineData("alice", "进度 2026年")]
    public async Task A_month_or_a_year_is_not_answered_with_a_week(string who, string words)
    {
        await using var bot = await StartAsync();

        Assert.Contains("数字按周统计，请写是哪一周", await bot.SayAsync(who, words));
    }

    [Theory]
    [InlineData("统计 一支部", "一支部\n应到 3\n按时 2")]
    [InlineData("统计一支部", "一支部\n应到 3\n按时 2")]
    [InlineData("统计 第37周 一支部", "一支部\n应到 3\n按时 2")]
    [InlineData("统计 一支部 第37周", "一支部\n应到 3\n按时 2")]
    [InlineData("统计 本周 二", "二支部、局党组（人少，合计）\n")]
    [InlineData("统计 第37周", "全体\n应到 6")]
    [InlineData("统计 9月8日", "全体\n应到 6")]
    [InlineData("统计 9月8日 一支部", "一支部\n应到 3")]
    [InlineData("统计 去年", "例如：统计 第")]
    [InlineData("统计 本月", "例如：统计 第")]
    [InlineData("统计 全体", "全体\n应到 6")]
    [InlineData("统计看看本周", "全体\n应到 6")]
    [InlineData("统计下第37周", "全体\n应到 6")]
    [InlineData("统计本周的完成情况", "全体\n应到 6")]
    [InlineData("统计一支部本周", "一支部\n应到 3")]
    [InlineData("统计 一支部的情况", "一支部\n应到 3")]
    [InlineData("统计下周", "第38周")]
    [InlineData("进度 第37周", "全体\n应到 6")]
    public async Task A_week_and_a_group_may_be_named(string words, string part)
    {
        await using var bot = await StartAsync();

        Assert.Contains(part, await bot.SayAsync("boss", words));
    }

    [Theory]
    [InlineData("统计 第37周 9月9日")]
    [InlineData("统计 本周 截至9月8日")]
    public async Task A_day_behind_a_week_is_no_group(string words)
    {
        await using var bot = await StartAsync();

        await bot.AnswersAsync("boss", words, "没有某一天的");
    }

    [Fact]
    public async Task A_liaison_who_names_another_group_hears_that_the_figures_are_the_own_ones()
    {
        await using var bot = await StartAsync();

        var answer = await bot.SayAsync("dave", "统计 一支部");

        Assert.All(["二支部\n应到 2", "这里只有本组的"], part => Assert.Contains(part, answer));
        await bot.AnswersWithoutAsync("dave", "统计 二支部", "这里只有本组的");
    }

    [Theory]
    [InlineData("导出 二支部", true)]
    [InlineData("导出 第37周", false)]
    public async Task A_table_of_one_group_is_said_to_be_that_of_everybody(string words, bool isSaid)
    {
        await using var bot = await StartAsync();
        Assert.Equal(isSaid, (await bot.SayAsync("boss", words)).Contains("不能只导一个组", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("导出 月报", false)]
    [InlineData("导出 第37周 问题清单", false)]
    [InlineData("导出 本周的学习情况表", true)]
    public async Task Words_that_ask_for_another_file_are_refused_instead_of_sending_the_weeks(string words, bool isSent)
    {
        await using var bot = await StartAsync();

        var answer = await bot.SayAsync("boss", words);

        Assert.Equal(isSent, answer.Contains("正在做", StringComparison.Ordinal));
        Assert.Equal(!isSent, answer.Contains("没有导出", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_fits_several_groups_or_none_is_asked_back()
    {
        await using var bot = await StartAsync();

        Assert.Equal(["有几个组都像，请写全名：", "一支部", "二支部"], (await bot.SayAsync("chief", "统计 支部")).Split('\n'));
        Assert.Contains("没有叫“九支部”的组", await bot.SayAsync("chief", "统计 九支部"));
    }

    [Fact]
    public async Task A_week_without_figures_says_why()
    {
        await using var bot = await StartAsync();
        await bot.PlanTopicAsync("2026-W38", title: "下一个");

        Assert.Contains("第40周（9月28日—10月2日）没有主题", await bot.SayAsync("chief", "统计 第40周"));
        Assert.Contains("第38周《下一个》9月14日 周一 09:07 才开放", await bot.SayAsync("chief", "统计 第38周"));
    }

    [Fact]
    public async Task Before_anything_has_opened_there_are_no_figures()
    {
        await using var bot = await Bot.StartAsync();

        Assert.Contains("还没有开放过", await bot.SayAsync("boss", "统计"));
        Assert.Contains("还没有开放过", await bot.SayAsync("boss", "各组"));
        Assert.Contains("还没有开放过", await bot.SayAsync("boss", "导出"));
    }

    [Theory]
    [InlineData("明细 一支部")]
    [InlineData("这个数")]
    [InlineData("导出")]
    public async Task Only_admins_ask_for_figures(string words)
    {
        await using var bot = await StartAsync();

        Assert.Contains("管理员", await bot.SayAsync("bob", words));
        Assert.Contains("管理员", await bot.SayAsync("alice", words));
    }

    [Theory]
    [InlineData("统计")]
    [InlineData("各组")]
    [InlineData("完成率多少")]
    public async Task A_liaison_who_asks_for_figures_gets_the_own_groups_and_a_member_none(string words)
    {
        await using var bot = await StartAsync();

        var answer = await bot.SayAsync("alice", words);
        Assert.Contains("一支部", answer);
        Assert.DoesNotContain("二支部", answer);
        Assert.DoesNotContain("应到", await bot.SayAsync("bob", words));
    }

    [Fact]
    public async Task The_groups_stand_side_by_side_in_roster_order()
    {
        await using var bot = await StartAsync();

        Assert.Equal(
            [
                "第37周《高质量发展》 各组",
                "按名册顺序，不排名",
                "一支部 完成率 66.7% · 应到 3 · 按时 2 · 补学 0 · 请假 0 · 没学 0 · 未送达 0 · 未报 1",
                "二支部、局党组（人少，合计） 完成率 0% · 应到 3 · 按时 0 · 补学 0 · 请假 0 · 没学 1 · 未送达 0 · 未报 2",
            ],
            (await bot.SayAsync("chief", "各组")).Split('\n'));
        Assert.Contains("没有主题", await bot.SayAsync("chief", "各组 第40周"));
    }

    [Fact]
    public async Task A_group_of_two_is_shown_to_others_only_together_with_the_next_small_one()
    {
        await using var bot = await StartAsync();

        var ofTwo = await bot.SayAsync("chief", "统计 二支部");
        Assert.All(["二支部、局党组（人少，合计）", "应到 3", "没学 1", "未报 2"], part => Assert.Contains(part, ofTwo));
        Assert.Contains("应到 1", await bot.SayAsync("chief", "统计 局党组"));
        Assert.Contains("应到 3", await bot.SayAsync("boss", "统计 局党组"));
        Assert.Contains("应到 2", await bot.SayAsync("dave", "进度"));
    }

    [Fact]
    public async Task A_policy_may_show_every_group_alone()
    {
        await using var bot = await StartAsync(("Policy:SmallestGroup", "1"));

        Assert.Contains("应到 2", await bot.SayAsync("chief", "统计 二支部"));
        Assert.Contains("局党组 完成率 0% · 应到 1", await bot.SayAsync("chief", "各组"));
    }

    [Fact]
    public async Task An_export_is_promised_at_once_and_can_be_asked_for_again()
    {
        await using var bot = await StartAsync();

        Assert.Contains("第37周的表格", await bot.SayAsync("boss", "导出"));
        await bot.AdvanceToAsync("2026-09-07 10:00");
        Assert.Contains("第37周的表格", await bot.SayAsync("boss", "导出 第37周"));

        var owed = await bot.AskStoreAsync(db => Task.FromResult(db.Outbox.Where(m => m.Key.StartsWith("participation:")).Select(m => new { m.Recipients, m.Content }).ToList()));
        Assert.Equal(2, owed.Count);
        Assert.All(owed, row => Assert.Equal("boss", row.Recipients));
        Assert.All(owed, row => Assert.Contains("202637", row.Content));
        Assert.Contains("才开放", await PlannedAsync(bot));
    }

    private static async Task<string> PlannedAsync(Bot bot)
    {
        await bot.PlanTopicAsync("2026-W38");
        return await bot.SayAsync("boss", "导出 第38周");
    }

    private static async Task<Bot> StartAsync(params (string Key, string Value)[] settings)
    {
        var bot = await Bot.StartAsync(settings: settings);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");
        await bot.SayAsync("alice", "已学");
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("erin", "没学");
        return bot;
    }
}
