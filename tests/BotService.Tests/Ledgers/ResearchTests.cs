using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>课 and 访: their own figures, what ends a subject, and a visit as the record that it is.</summary>
public sealed class ResearchTests
{
    [Fact]
    public async Task Figures_of_subjects_tell_directions_plans_visits_and_of_how_many_something_came()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "课题 社区食堂 方向 养老 陈丽华 12月31日");
        await bot.SayAsync("zhoumin", "课题 充电车棚 方向 安全 许文静 12月31日");
        await bot.SayAsync("zhoumin", "课题 物业收费 方向 安全 陈丽华 12月31日");
        await bot.SayAsync("chenlihua", "调研 和平里社区 10月13日 课1");
        await bot.SayAsync("xuwenjing", "调研 永定路社区 10月14日 课2");
        await bot.OnAsync("10-15", "chenlihua", "访1 完成 老人吃饭要走两里地");
        await bot.SayAsync("xuwenjing", "访2 完成 车棚够用，也有人管");
        await bot.SayAsync("chenlihua", "课1 结题 已定两处助餐点");
        Assert.Contains("课1 已结题", await bot.SayAsync("zhoumin", "课1 通过"), StringComparison.Ordinal);
        await bot.SayAsync("xuwenjing", "课2 结题 没有发现需要解决的问题");
        Assert.Contains("课2 已结题", await bot.SayAsync("zhoumin", "课2 通过"), StringComparison.Ordinal);

        var figures = await bot.SayAsync("zhoumin", "课题清单 统计");
        Assert.Contains("\n课题 3\n结题 2\n", figures, StringComparison.Ordinal);
        Assert.EndsWith("\n方向 2\n有计划 2\n走访 2\n转化 1", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_of_visits_count_those_that_took_place_their_places_and_for_admins_what_became_of_warnings()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("chenlihua", "调研 新桥街道 10月13日");
        await bot.SayAsync("wuxiuying", "调研 新桥街道 10月14日");
        await bot.SayAsync("wuxiuying", "访2 仍去 和居民约好了");
        await bot.SayAsync("zhuhaoran", "调研 新桥街道 10月15日");
        await bot.SayAsync("zhuhaoran", "访3 合并 访2");
        await bot.SayAsync("linxiaoyan", "调研 新桥街道 10月16日");
        await bot.SayAsync("linxiaoyan", "访4 改到 10月30日");
        await bot.SayAsync("maguangming", "调研 福利院 10月19日");
        await bot.SayAsync("gaofeng", "调研 新桥街道 10月20日");
        await bot.OnAsync("10-21", "chenlihua", "访1 完成 井盖缺了三处");
        await bot.SayAsync("wuxiuying", "访2 完成 楼道堆了杂物");

        Assert.Equal("调研记录 截至10月21日：走访 2 次，计划 3；另有作废 1\n走访 2\n计划 3\n作废 1\n地点 1\n扎堆 4：合并 1，改期 1，仍去 1，没有说明 1", await bot.SayAsync("zhoumin", "调研记录 统计"));
        Assert.DoesNotContain("扎堆", await bot.SayAsync("wuxiuying", "调研记录 统计"), StringComparison.Ordinal);
        Assert.Contains("；走访 2 次", await bot.SayAsync("zhoumin", "课题清单"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_that_goes_on_for_long_is_met_by_others_in_the_figures_as_in_the_warning()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("chenlihua", "调研 柳林社区 10月19日");
        await bot.SayAsync("zhoumin", "访1 长期 需要持续驻点");
        Assert.Contains("同一天已有 访1 10月19日 局党组", await bot.SayAsync("wuxiuying", "调研 柳林社区 10月19日"), StringComparison.Ordinal);

        Assert.EndsWith("\n扎堆 1：合并 0，改期 0，仍去 0，没有说明 1", await bot.SayAsync("zhoumin", "调研记录 统计"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_whose_day_is_over_is_a_plan_still_and_nobody_is_reminded_of_it_or_urged()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("maguangming", "调研 福利院 11月5日");
        await bot.AdvanceToAsync("2026-11-16 10:00");

        var list = await bot.SayAsync("zhoumin", "调研记录");
        Assert.Contains("走访 0 次，计划 1\n访1 福利院 离退休第三党支部 11/5 计划", list, StringComparison.Ordinal);
        Assert.DoesNotContain("逾期", list, StringComparison.Ordinal);

        foreach (var word in (string[])["快到期", "超期", "待核实", "待立项"])
        {
            Assert.Contains($"调研记录没有“{word}”这个条件。可以写：本组 我的 计划 已走访 作废，组名，一个日子", await bot.SayAsync("zhoumin", $"调研记录 {word}"), StringComparison.Ordinal);
        }

        Assert.Contains("访1 福利院", await bot.SayAsync("zhoumin", "调研记录 计划"), StringComparison.Ordinal);
        Assert.DoesNotContain("逾期", await bot.SayAsync("maguangming", "访1"), StringComparison.Ordinal);
        Assert.Contains("访1 是调研记录，不用督办", await bot.SayAsync("zhoumin", "督办 访1"), StringComparison.Ordinal);
        Assert.DoesNotContain(((string[])["maguangming", "hanshulan", "zhoumin"]).SelectMany(who => bot.WeCom.DeliveredTo(who)).Select(Trace.TextOf), text => text.Contains("访1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_month_and_a_week_hold_the_visits_that_take_place_in_them_whenever_they_were_written_down()
    {
        await using var bot = await Office.OpenAsync("2026-10-27 09:00");
        await bot.SayAsync("chenlihua", "调研 柳林社区 11月16日");
        await bot.SayAsync("wuxiuying", "调研 福利院 11月30日至12月1日");
        Assert.Contains("访1 已走访（11月16日）", await bot.OnAsync("11-17", "chenlihua", "访1 完成 便民菜店已经开门"), StringComparison.Ordinal);
        await bot.OnAsync("12-02", "wuxiuying", "访2 完成 护理床位够用");

        foreach (var (span, visits) in ((string, int)[])[("10月", 0), ("11月", 2), ("12月", 1), ("第47周", 1), ("第44周", 0)])
        {
            Assert.Contains($"：走访 {visits} 次，计划 0", await bot.SayAsync("zhoumin", $"调研记录 统计 {span}"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("柳林社区", await bot.SayAsync("zhoumin", "调研记录 12月"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_that_is_written_down_late_is_its_subjects_plan_and_visit_on_its_own_day()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "课题 老旧电梯 陈丽华 12月31日");
        Assert.Contains("访1 柳林社区，11月10日，局党组，课1", await bot.OnAsync("11-12", "chenlihua", "调研 柳林社区 11月10日 课1"), StringComparison.Ordinal);
        Assert.Contains("访1 已走访（11月10日）", await bot.SayAsync("chenlihua", "访1 完成 三部电梯超了年限"), StringComparison.Ordinal);

        var list = await bot.SayAsync("zhoumin", "课题清单 11月11日");

        Assert.Contains("有计划 1 份；走访 1 次", list, StringComparison.Ordinal);
        Assert.Contains("走访 1 问题 0", list, StringComparison.Ordinal);
        Assert.DoesNotContain("规8 调研计划", await bot.SayAsync("zhoumin", "监控清单 11月11日"), StringComparison.Ordinal);
        Assert.Contains("有计划 0 份；走访 0 次", await bot.SayAsync("zhoumin", "课题清单 11月9日"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_does_not_end_with_a_report_alone_and_does_once_a_problem_was_seen_on_its_visits()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "课题 高层消防 陈丽华 12月31日");
        await bot.SayAsync("chenlihua", "调研 和平里社区 11月2日 课1");
        await bot.SayAsync("chenlihua", "访1 完成 两栋楼没有消防水");

        Assert.Contains("请写转化了什么", await bot.SayAsync("chenlihua", "课1 结题 调研材料已形成，已报送党组"), StringComparison.Ordinal);
        await bot.SayAsync("chenlihua", "访1 问题 两栋楼的消火栓没有水");
        Assert.Contains("课1 报完成", await bot.SayAsync("chenlihua", "课1 结题 已提交调研报告"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("暂未发现突出问题", 0)]
    [InlineData("没发现什么问题", 0)]
    [InlineData("走访了五户，未查出需要整改的问题", 0)]
    [InlineData("已定两处助餐点，回访未发现新的问题", 1)]
    public async Task A_subject_that_found_nothing_is_turned_into_nothing_in_whatever_words(string said, int turned)
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "课题 社区食堂 陈丽华 12月31日");
        await bot.SayAsync("chenlihua", "调研 和平里社区 10月12日 课1");
        await bot.SayAsync("chenlihua", "访1 完成 老人大多在家里吃饭");

        Assert.Contains("课1 报完成", await bot.SayAsync("chenlihua", $"课1 结题 {said}"), StringComparison.Ordinal);
        Assert.Contains("课1 已结题", await bot.SayAsync("zhoumin", "课1 通过"), StringComparison.Ordinal);
        Assert.EndsWith($"\n转化 {turned}", await bot.SayAsync("zhoumin", "课题清单 统计"), StringComparison.Ordinal);
    }
}
