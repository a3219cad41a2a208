using BotService.Features.Leaves;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.Leaves;

/// <summary>Read on Wednesday 2026-09-23 at 10:00, in week 39.</summary>
public class LeaveDatesTests
{
    private const string Now = "2026-09-23 10:00";

    [Theory]
    [InlineData("9月24日至9月28日 出差", "2026-09-24..2026-09-28 出差")]
    [InlineData("明天，看病", "2026-09-24..2026-09-24 看病")]
    [InlineData("今天下午看病", "2026-09-23..2026-09-23 下午看病")]
    [InlineData("下周 年休假", "2026-09-28..2026-10-04 年休假")]
    [InlineData("本周到下周 培训", "2026-09-21..2026-10-04 培训")]
    [InlineData("第40周至第41周 培训", "2026-09-28..2026-10-11 培训")]
    [InlineData("第40周、第41周 培训", "2026-09-28..2026-10-11 培训")]
    [InlineData("第41周和第40周 培训", "2026-09-28..2026-10-11 培训")]
    [InlineData("第40周 第41周，培训", "2026-09-28..2026-10-11 培训")]
    [InlineData("第40-42周 培训", "2026-09-28..2026-10-18 培训")]
    [InlineData("第40、41周 培训", "2026-09-28..2026-10-11 培训")]
    [InlineData("40到42周 培训", "2026-09-28..2026-10-18 培训")]
    [InlineData("本周和下周 培训", "2026-09-21..2026-10-04 培训")]
    [InlineData("培训 第40-42周", "2026-09-28..2026-10-18 培训")]
    [InlineData("一周 出差", "2026-09-23..2026-09-29 出差")]
    [InlineData("两周 驻村", "2026-09-23..2026-10-06 驻村")]
    [InlineData("两个星期 探亲", "2026-09-23..2026-10-06 探亲")]
    [InlineData("出差一周", "2026-09-23..2026-09-29 出差")]
    [InlineData("一周年假", "2026-09-23..2026-09-29 年假")]
    [InlineData("半个月 进修", "2026-09-23..2026-10-07 进修")]
    [InlineData("一个月 进修", "2026-09-23..2026-10-22 进修")]
    [InlineData("2周 驻村", "2026-09-23..2026-10-06 驻村")]
    [InlineData("40周 驻村", "2026-09-28..2026-10-04 驻村")]
    [InlineData("第二医院看病", ".. 第二医院看病")]
    [InlineData("明天起三天 出差", "2026-09-24..2026-09-26 出差")]
    [InlineData("第40周 因为培训", "2026-09-28..2026-10-04 培训")]
    [InlineData("为民服务活动 下周一至下周三", "2026-09-28..2026-09-30 为民服务活动")]
    [InlineData("看病，明天。", "2026-09-24..2026-09-24 看病")]
    [InlineData("出差", ".. 出差")]
    [InlineData("原因：出差", ".. 出差")]
    [InlineData("明天", "2026-09-24..2026-09-24 ")]
    [InlineData("出差（9月28日至9月30日）", "2026-09-28..2026-09-30 出差")]
    [InlineData("（9月28日-30日）出差", "2026-09-28..2026-09-30 出差")]
    [InlineData("本人9月28日至9月30日出差", "2026-09-28..2026-09-30 本人出差")]
    [InlineData("我明天到周五要出差", "2026-09-24..2026-09-25 我要出差")]
    [InlineData("去省里参加10月8日至10月12日的培训班", "2026-10-08..2026-10-12 去省里参加的培训班")]
    [InlineData("一月一次的体检", ".. 一月一次的体检")]
    [InlineData("我明天到28号出差", "2026-09-24..2026-09-28 我出差")]
    [InlineData("", ".. ")]
    public void Days_and_reason_are_told_apart(string text, string expected)
    {
        var read = LeaveDates.Read(text, FixedTime.Clock(Now));

        Assert.False(read.Unclear);
        Assert.Equal(expected, $"{read.From:yyyy-MM-dd}..{read.To:yyyy-MM-dd} {read.Reason}");
    }

    [Theory]
    [InlineData("2月30日 出差")]
    [InlineData("9月28日至9月24日 出差")]
    [InlineData("3天 出差")]
    [InlineData("一天 看病")]
    [InlineData("第99周 出差")]
    [InlineData("第99周")]
    [InlineData("出差 第99周")]
    [InlineData("第39周、第41周 出差")]
    [InlineData("第39-99周 出差")]
    [InlineData("第41周至第40周 出差")]
    [InlineData("下周至本周 出差")]
    [InlineData("9月24日、9月28日 出差")]
    [InlineData("9月24日起 出差")]
    [InlineData("两周后 出差")]
    [InlineData("３天")]
    [InlineData("2个月 进修")]
    [InlineData("看病 2月30日")]
    [InlineData("2月29日 看病")]
    [InlineData("看病3天")]
    [InlineData("参加10月1日活动")]
    [InlineData("本人9月28日出差")]
    [InlineData("我明天到28号会议室开会")]
    [InlineData("二月三十日 出差")]
    [InlineData("我二月三十日要出差")]
    [InlineData("明年1月12日 体检")]
    [InlineData("本人9月28日至9月30日和10月8日至10月9日出差")]
    public void What_looks_like_days_but_cannot_be_read_is_unclear(string text) => Assert.True(LeaveDates.Read(text, FixedTime.Clock(Now)).Unclear);
}
