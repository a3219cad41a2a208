using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>A list tells what was on its day, and shows it to whoever had to do with it.</summary>
public sealed class ListOfDayTests
{
    [Fact]
    public async Task Head_and_lines_of_the_subjects_agree_and_what_is_done_later_moves_neither()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "课题 社区助餐 陈丽华 12月31日");
        await bot.SayAsync("zhoumin", "课题 老旧电梯 许文静 12月31日");
        await bot.SayAsync("chenlihua", "调研 城南社区 10月20日 课1");
        await bot.SayAsync("xuwenjing", "调研 城西社区 10月22日 课2");
        await bot.OnAsync("10-21", "chenlihua", "访1 完成 助餐点只有两处，老人要排队");
        await bot.OnAsync("11-02", "chenlihua", "调研 城北社区 10月29日 课1");
        Assert.Contains("访3 已走访（10月29日）", await bot.SayAsync("chenlihua", "访3 完成 看了新建的助餐点"), StringComparison.Ordinal);

        var october = await bot.SayAsync("zhoumin", "课题清单 10月31日");
        Assert.Contains("课题 2 个，方向 0 个，有计划 2 份；走访 2 次", october, StringComparison.Ordinal);
        Assert.Contains("课1 社区助餐 局党组 12/31 办理中 走访 2 问题 0", october, StringComparison.Ordinal);

        Assert.Contains("访2 已作废", await bot.SayAsync("xuwenjing", "访2 作废 社区腾不出时间"), StringComparison.Ordinal);
        await bot.SayAsync("chenlihua", "访1 问题 助餐点太少");

        Assert.Equal(october, await bot.SayAsync("zhoumin", "课题清单 10月31日"));
        var today = await bot.SayAsync("zhoumin", "课题清单");
        Assert.Contains("有计划 1 份；走访 2 次", today, StringComparison.Ordinal);
        Assert.Contains("走访 2 问题 1", today, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_that_is_linked_later_belongs_to_its_subject_from_that_day_on()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "课题 托育服务 陈丽华 12月31日");
        await bot.SayAsync("chenlihua", "调研 新桥街道 10月14日");
        Assert.Contains("访1 已走访（10月14日）", await bot.OnAsync("10-15", "chenlihua", "访1 完成 看护点只够二十个孩子"), StringComparison.Ordinal);
        Assert.Contains("访1 已记来自课1", await bot.OnAsync("10-27", "chenlihua", "访1 关联 课1"), StringComparison.Ordinal);

        var before = await bot.SayAsync("zhoumin", "课题清单 10月26日");
        Assert.Contains("有计划 0 份；走访 1 次", before, StringComparison.Ordinal);
        Assert.Contains("走访 0 问题 0", before, StringComparison.Ordinal);
        Assert.Contains("规8 调研计划 没有记录", await bot.SayAsync("zhoumin", "监控清单 10月26日"), StringComparison.Ordinal);

        Assert.Contains("走访 1 问题 0", await bot.SayAsync("zhoumin", "课题清单"), StringComparison.Ordinal);
        Assert.DoesNotContain("规8 ", await bot.SayAsync("zhoumin", "监控清单"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_of_a_month_with_its_year_and_becomes_a_workbook_wherever_that_is_said()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 装订卷宗 谢春梅 11月6日");

        foreach (var (said, head, has) in ((string, string, bool)[])
        [
            ("本月", "10月", true), ("10月", "10月", true), ("2026年10月", "2026年10月", true), ("今年10月份", "2026年10月", true), ("去年10月", "2025年10月", false), ("上个月", "9月", false), ("2026年9月", "2026年9月", false),
        ])
        {
            var list = await bot.SayAsync("zhoumin", $"任务清单 {said}");
            Assert.True(list.StartsWith($"任务清单 {head} 截至10月12日", StringComparison.Ordinal) && list.Contains("装订卷宗", StringComparison.Ordinal) == has, $"{said}:\n{list}");
        }

        Assert.Contains("没有“2026年13月”这个条件", await bot.SayAsync("zhoumin", "任务清单 2026年13月"), StringComparison.Ordinal);
        Assert.Contains("任务清单的表格（截至10月9日）正在做", await bot.SayAsync("zhoumin", "任务清单 10月9日 导出"), StringComparison.Ordinal);
        Assert.Contains("问题清单的表格（截至10月12日）正在做", await bot.SayAsync("zhoumin", "看看问题清单 导出"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_given_to_somebody_of_another_group_stays_where_it_was_on_the_days_before()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "重点任务 窗口延时服务 李秋月 10月21日");
        await bot.SayAsync("zhoumin", "任务 更新应急预案 张伟 10月21日");
        await bot.SayAsync("zhoumin", "任1 加入 高峰");
        var pledges = await bot.OnAsync("10-30", "zhoumin", "亮晒清单 统计 10月29日");
        Assert.Contains("\n机关第一党支部 到期 1，兑现 0\n", pledges, StringComparison.Ordinal);

        Assert.Contains("由邓睿办理", await bot.OnAsync("11-04", "zhoumin", "亮1 派 邓睿 11月20日"), StringComparison.Ordinal);
        Assert.Contains("由邓睿办理", await bot.SayAsync("zhoumin", "任1 派 邓睿 11月20日"), StringComparison.Ordinal);
        await bot.SayAsync("zhoumin", "任1 退出 高峰");

        Assert.Equal(pledges, await bot.SayAsync("zhoumin", "亮晒清单 统计 10月29日"));
        Assert.Contains("\n业务第二党支部 到期 0（1 条未到期）\n", await bot.SayAsync("zhoumin", "亮晒清单 统计"), StringComparison.Ordinal);

        foreach (var (whose, before, now) in ((string, bool, bool)[])[("张伟", true, false), ("高峰", true, false), ("机关第一党支部", true, false), ("邓睿", false, true), ("业务第二党支部", false, true)])
        {
            Assert.Equal(before, (await bot.SayAsync("zhoumin", $"任务清单 {whose} 10月29日")).Contains("任1 更新应急预案", StringComparison.Ordinal));
            Assert.Equal(now, (await bot.SayAsync("zhoumin", $"任务清单 {whose}")).Contains("任1 更新应急预案", StringComparison.Ordinal));
        }

        Assert.Contains("亮1 窗口延时服务 李秋月 10/21", await bot.SayAsync("zhangwei", "亮晒清单 10月29日"), StringComparison.Ordinal);
        Assert.Contains("窗口延时服务", await bot.SayAsync("liqiuyue", "亮晒清单 我的 10月29日"), StringComparison.Ordinal);
        Assert.DoesNotContain("窗口延时服务", await bot.SayAsync("liqiuyue", "亮晒清单 我的"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_may_have_its_year_in_words()
    {
        await using var bot = await Office.OpenAsync("2026-12-28 09:00");
        await bot.SayAsync("zhoumin", "问题 扶梯有异响 高峰 1月29日");
        await bot.AdvanceToAsync("2027-01-06 10:00");
        await bot.SayAsync("zhoumin", "问题 暖气片漏水 高峰 1月29日");

        foreach (var (said, head, first, second) in ((string, string, bool, bool)[])
        [
            ("去年12月30日", "截至2026年12月30日", true, false), ("截至去年12月25日", "截至2026年12月25日", false, false), ("今年1月5日", "截至1月5日", true, false), ("前年6月30日", "截至2025年6月30日", false, false),
        ])
        {
            var list = await bot.SayAsync("zhoumin", $"问题清单 {said}");
            Assert.StartsWith($"问题清单 {head}\n", list, StringComparison.Ordinal);
            Assert.Equal((first, second), (list.Contains("扶梯有异响", StringComparison.Ordinal), list.Contains("暖气片漏水", StringComparison.Ordinal)));
        }

        Assert.Contains("问题清单的表格（截至2026年12月29日）正在做", await bot.SayAsync("zhoumin", "问题清单 导出 去年12月29日"), StringComparison.Ordinal);
        Assert.StartsWith("监控清单 截至2026年12月28日：", await bot.SayAsync("zhoumin", "监控清单 统计 去年12月28日"), StringComparison.Ordinal);
        Assert.Contains("还没到", await bot.SayAsync("zhoumin", "问题清单 今年12月30日"), StringComparison.Ordinal);
        Assert.Contains("问题清单 2026年12月 截至1月6日", await bot.SayAsync("zhoumin", "问题清单 去年12月"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gave_a_verdict_finds_the_item_in_the_lists_and_counts_it()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("linxiaoyan", "问题 档案室漏水 林晓燕 10月20日");
        await bot.SayAsync("linxiaoyan", "问题 门铃没有声音 林晓燕 10月20日");
        await bot.SayAsync("linxiaoyan", "问1 完成 屋面重新补过了");
        await bot.SayAsync("linxiaoyan", "问2 完成 换了两节电池");
        Assert.Contains("问1 已销号", await bot.SayAsync("hanshulan", "问1 通过"), StringComparison.Ordinal);
        Assert.Contains("问2 退回", await bot.SayAsync("huangzhiyuan", "问2 没改好 按了还是不响"), StringComparison.Ordinal);

        var closed = await bot.SayAsync("hanshulan", "问题清单 已销号");
        Assert.Contains("档案室漏水", closed, StringComparison.Ordinal);
        Assert.Contains("发现 1 个：已销号 1", closed, StringComparison.Ordinal);
        Assert.Contains("门铃没有声音", await bot.SayAsync("huangzhiyuan", "问题清单"), StringComparison.Ordinal);
        Assert.DoesNotContain("档案室漏水", await bot.SayAsync("huangzhiyuan", "问题清单 已销号"), StringComparison.Ordinal);
        Assert.Contains("发现 0 个", await bot.SayAsync("yangziqi", "问题清单"), StringComparison.Ordinal);
    }
}
