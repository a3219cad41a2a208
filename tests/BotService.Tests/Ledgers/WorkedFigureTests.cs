using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>The figures of each kind over a whole list, told by chat, as of a day that has passed.</summary>
public sealed class WorkedFigureTests
{
    [Fact]
    public async Task Of_twelve_tasks_eight_are_due_and_five_were_in_time()
    {
        await using var bot = await Office.OpenAsync("2026-10-08 09:00");

        for (var i = 1; i <= 12; i++)
        {
            await bot.SayAsync("zhoumin", $"任务 第{i}项：{"修编查核立改建管评验存报"[i - 1]}一遍{i * 7919} 郑凯 {(i <= 8 ? "10月15日" : "11月20日")}");
        }

        await bot.OnAsync("10-13", "zhengkai", "任1");

        foreach (var i in (int[])[1, 2, 3, 4, 5])
        {
            await DoneAsync(bot, i);
        }

        foreach (var (i, until) in ((int, string)[])[(6, "10月23日"), (9, "11月27日")])
        {
            await bot.SayAsync("zhengkai", $"任{i} 延期 到 {until} 等省厅答复");
            Assert.Contains($"任{i} 到期改为 {until}（第 1 次延期", await bot.SayAsync("zhoumin", $"任{i} 同意延期"), StringComparison.Ordinal);
        }

        await bot.OnAsync("10-19", "zhengkai", "任7");
        await DoneAsync(bot, 7);
        await bot.OnAsync("10-22", "zhengkai", "任6");
        await DoneAsync(bot, 6);

        var figures = await bot.OnAsync("11-02", "zhoumin", "任务清单 统计 10月31日");
        Assert.Contains("共 12，办结 7，到期 8，按期 5/8，延期内 1，逾期完成 1，逾期 1；延期 2 次", figures, StringComparison.Ordinal);

        // What is done later does not change what was.
        await DoneAsync(bot, 8);
        Assert.Equal(figures, await bot.SayAsync("zhoumin", "任务清单 统计 10月31日"));
        Assert.Contains("办结 8，到期 8，按期 5/8，延期内 1，逾期完成 2，逾期 0", await bot.SayAsync("zhoumin", "任务清单 统计"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_had_is_in_time_by_the_day_that_it_has()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("huangzhiyuan", "任务 清点消防器材 10月20日");
        await bot.SayAsync("huangzhiyuan", "任务 更换门牌 10月21日");

        foreach (var (day, number, result, told) in ((string, int, string, string)[])[("10-19", 1, "灭火器已经逐个登记", "按期"), ("10-23", 2, "门牌已经全部换新", "逾期完成")])
        {
            Assert.Contains($"任{number} 报完成", await bot.OnAsync(day, "huangzhiyuan", $"任{number} 完成 {result}"), StringComparison.Ordinal);
            Assert.Contains($"报完成（{told}）", await bot.SayAsync("zhoumin", $"任{number} 通过"), StringComparison.Ordinal);
        }

        Assert.Contains("到期 2，按期 1/2，延期内 0，逾期完成 1，逾期 0", await bot.OnAsync("11-02", "zhoumin", "任务清单 统计 10月31日"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixteen_pledges_stand_by_group_with_both_numbers_and_what_was_put_up_for_others()
    {
        await using var bot = await Office.OpenAsync("2026-10-08 09:00");
        var number = 0;

        foreach (var (owner, user, due, done) in ((string, string, int, int)[])[("吴秀英", "wuxiuying", 8, 5), ("李秋月", "liqiuyue", 3, 2), ("陈丽华", "chenlihua", 2, 2)])
        {
            for (var i = 0; i < due; i++)
            {
                number++;
                await bot.SayAsync("zhoumin", $"重点任务 {"甲乙丙丁戊己庚辛壬癸子丑寅"[number - 1]}字号{number * 104729} {owner} 10月{(i % 2 == 0 ? 15 : 22)}日");

                if (i < done)
                {
                    await bot.SayAsync(user, $"亮{number} 完成 已经全部落实到各科室");
                    Assert.Contains($"亮{number} 已兑现", await bot.SayAsync("hanshulan", $"亮{number} 通过"), StringComparison.Ordinal);
                }
            }
        }

        foreach (var owner in (string[])["马光明", "马光明", "朱浩然"])
        {
            await bot.SayAsync("zhoumin", $"重点任务 {"卯辰巳"[number - 13]}字号{++number * 15485863} {owner} 11月20日");
        }

        await bot.SayAsync("wuxiuying", "亮1 晒");
        await bot.SayAsync("chenlihua", "亮12 晒");
        await bot.SayAsync("hanshulan", "亮1 借鉴");
        await bot.SayAsync("yangziqi", "亮1 借鉴");
        await bot.SayAsync("linxiaoyan", "亮12 借鉴");

        Assert.Equal(
            """
            亮晒清单 截至10月31日：共 16 条，到期 13，兑现 9
            局党组 到期 2，兑现 2
            机关第一党支部 到期 3，兑现 2
            业务第二党支部 到期 8，兑现 5（63%）
            离退休第三党支部 到期 0（2 条未到期）
            青年理论学习小组 到期 0（1 条未到期）
            晒出来的做法 2 条，被借鉴 3 次：发 亮晒清单 做法
            按名单顺序，不是名次
            """,
            await bot.OnAsync("11-02", "zhoumin", "亮晒清单 统计 10月31日"));
    }

    [Theory]
    [InlineData("12.5", "达成 75%")]
    [InlineData("8", "达成 120%")]
    [InlineData("22 确定", "达成 -20%")]
    public async Task What_was_measured_is_told_as_a_share_of_the_way(string actual, string attained)
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "创新 救助审批一件事 指标 平均办理天数 现状 20 目标 10 郑凯 12月31日");
        await bot.SayAsync("zhoumin", "创1 验收人 高峰");
        await bot.SayAsync("zhengkai", "创1 达标 三季度都按新流程办了");

        Assert.Contains(attained, await bot.SayAsync("gaofeng", $"创1 通过 实际 {actual}"), StringComparison.Ordinal);
    }

    private static async Task DoneAsync(Bot bot, int number)
    {
        Assert.Contains($"任{number} 报完成", await bot.SayAsync("zhengkai", $"任{number} 完成 材料已经印发到各科室"), StringComparison.Ordinal);
        Assert.Contains($"任{number} 已办结", await bot.SayAsync("zhoumin", $"任{number} 通过"), StringComparison.Ordinal);
    }
}
