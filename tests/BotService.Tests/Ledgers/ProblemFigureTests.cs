using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>The ledger of eleven problems, told by chat day by day, gives the same figures for any day.</summary>
public sealed class ProblemFigureTests
{
    [Fact]
    public async Task Eleven_problems_told_by_chat_give_the_figures_of_each_day()
    {
        await using var bot = await Office.OpenAsync();
        await TellAsync(bot);

        var mid = await bot.SayAsync("zhoumin", "问题清单 统计 10月15日");
        Assert.Contains("发现 9 个：已销号 4，待核实 1，办理中 3（逾期 0），长期 1；另有作废 1", mid, StringComparison.Ordinal);
        Assert.Contains("\n反弹 0", mid, StringComparison.Ordinal);
        var october = await bot.SayAsync("zhoumin", "问题清单 统计 10月31日");
        Assert.Contains("发现 9 个：已销号 5，待核实 1，办理中 2（逾期 1），长期 1；另有作废 1", october, StringComparison.Ordinal);
        Assert.Contains("\n反弹 1", october, StringComparison.Ordinal);
        Assert.Contains("发现 9 个：已销号 6，待核实 0，办理中 2（逾期 1），长期 1；另有作废 1", await bot.SayAsync("zhoumin", "问题清单 统计 11月30日"), StringComparison.Ordinal);

        foreach (var (day, done, ofClasses) in new[] { ("10月15日", 2, 2), ("10月31日", 3, 2), ("11月30日", 3, 3) })
        {
            Assert.Contains($"发现 4 个：已销号 {done}，", await bot.SayAsync("zhoumin", $"问题清单 统计 巡视巡察 专项整治 {day}"), StringComparison.Ordinal);
            Assert.Contains($"发现 5 个：已销号 {ofClasses}，", await bot.SayAsync("zhoumin", $"问题清单 统计 面上 机制 民生 {day}"), StringComparison.Ordinal);
        }

        var list = (await bot.SayAsync("zhoumin", "问题清单 10月31日")).Split('\n');
        Assert.Equal("问题清单 截至10月31日", list[0]);
        Assert.Equal("发现 9 个：已销号 5，待核实 1，办理中 2（逾期 1），长期 1；另有作废 1", list[1]);
        Assert.Equal(["问8 专项资金拨付慢 业务第二党支部 10/15 逾期·红", "问4 低保复核流程重复 机关第一党支部 10/30 待核实", "问11 走廊应急灯不亮 业务第二党支部 11/20 办理中·反弹", "问9 基层报表多 机关第一党支部 长期 1/15复查"], list[2..6]);
    }

    [Fact]
    public async Task Values_of_one_field_are_alternatives_however_many_are_named()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        foreach (var (sentence, aspect) in ((string, string)[])[("学习笔记照抄", "理论学习"), ("请示报告不及时", "政治素质"), ("新政策吃不透", "能力本领"), ("遇事往外推", "担当作为"), ("窗口态度生硬", "工作作风"), ("加油卡没有登记", "廉洁自律")])
        {
            Assert.Contains("已提：问", await bot.SayAsync("zhoumin", $"问题 {sentence} 对照 {aspect}"), StringComparison.Ordinal);
        }

        const string Five = "政治素质 能力本领 担当作为 工作作风 廉洁自律";
        Assert.Contains("发现 5 个：", await bot.SayAsync("zhoumin", $"问题清单 统计 {Five}"), StringComparison.Ordinal);
        var list = await bot.SayAsync("zhoumin", $"问题清单 {Five}");
        Assert.All((string[])["请示报告不及时", "新政策吃不透", "遇事往外推", "窗口态度生硬", "加油卡没有登记"], sentence => Assert.Contains(sentence, list, StringComparison.Ordinal));
        Assert.DoesNotContain("学习笔记照抄", list, StringComparison.Ordinal);
        Assert.Contains("发现 0 个：", await bot.SayAsync("zhoumin", $"问题清单 统计 {Five} 审计"), StringComparison.Ordinal);
    }

    /// <summary>What the fixture says, as chat.</summary>
    internal static async Task TellAsync(Bot bot)
    {
        (string Day, string Who, string Text)[] told =
        [
            ("09-01", "zhoumin", "问题 会议记录不全 来源 巡视巡察 李秋月"),
            ("09-01", "zhoumin", "问题 台账缺签字 来源 巡视巡察 李秋月"),
            ("09-08", "xuwenjing", "调研 城东社区 9月8日"),
            ("09-08", "xuwenjing", "访1 完成 应急灯大面积不亮"),
            ("09-08", "zhoumin", "访1 问题 走廊应急灯不亮"),
            ("09-08", "zhoumin", "问3 改 类别 民生"),
            ("09-08", "zhoumin", "问3 派 郑凯"),
            ("09-08", "zhoumin", "问题 低保复核流程重复 来源 调研 类别 机制 李秋月 10月30日"),
            ("09-10", "liqiuyue", "问1 完成 记录已补齐"),
            ("09-11", "zhoumin", "问1 通过"),
            ("09-14", "zhoumin", "问题 老人看病排队久 来源 群众反映 类别 民生 郑凯"),
            ("09-14", "zhoumin", "问题 看病排队时间长 来源 自查 郑凯"),
            ("09-16", "zhoumin", "问6 作废 并入 问5"),
            ("09-17", "liqiuyue", "问2 完成 签字已补"),
            ("09-18", "zhoumin", "问2 通过"),
            ("09-21", "zhoumin", "问题 项目验收拖延 来源 专项整治 郑凯"),
            ("09-21", "zhoumin", "问题 专项资金拨付慢 来源 专项整治 郑凯 10月15日"),
            ("09-23", "zhengkai", "问3 完成 灯全部更换"),
            ("09-24", "zhoumin", "问3 通过"),
            ("10-08", "zhengkai", "问5 完成 增加了挂号窗口"),
            ("10-09", "zhoumin", "问5 通过"),
            ("10-12", "zhoumin", "问题 基层报表多 来源 推动发展 类别 面上 李秋月"),
            ("10-12", "zhoumin", "问题 电梯停用 来源 群众反映 类别 民生 郑凯"),
            ("10-13", "zhoumin", "问9 长期 2027年1月15日 需要逐年压减"),
            ("10-14", "zhengkai", "问7 完成 已全部验收"),
            ("10-16", "zhoumin", "问7 通过"),
            ("10-20", "huangzhiyuan", "问3 又出现 三楼的又不亮了"),
            ("10-20", "zhoumin", "问11 派 郑凯 11月20日"),
            ("10-28", "liqiuyue", "问4 完成 两次入户并成一次"),
            ("10-29", "zhengkai", "问10 完成 电梯已修好"),
            ("10-30", "zhoumin", "问10 通过"),
            ("11-03", "zhoumin", "问4 通过"),
            ("11-06", "zhoumin", "问10 重开 又停了"),
            ("11-13", "zhengkai", "问8 完成 已拨付到位"),
            ("11-17", "zhoumin", "问8 没改好 还有两笔没拨"),
            ("11-18", "zhengkai", "问11 完成 换了整条线路"),
            ("11-24", "huangzhiyuan", "问11 通过"),
            ("11-30", "zhoumin", "问8"),
        ];

        foreach (var (day, who, text) in told)
        {
            var answer = await bot.OnAsync(day, who, text);
            Assert.DoesNotContain("没有记下", answer, StringComparison.Ordinal);
        }
    }
}
