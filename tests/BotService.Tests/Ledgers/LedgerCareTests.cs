using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What is looked after over longer times: reviews, prescribed actions, verdicts on older lists, and what all of it asks of people.</summary>
public sealed class LedgerCareTests
{
    [Fact]
    public async Task A_progress_on_the_review_day_or_later_is_the_review()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "问题 报表太多 林晓燕 10月30日");
        await bot.AnswersAsync("zhoumin", "问1 长期 10月20日 要逐年解决", "问1 转为长期，10月20日复查");
        await bot.AnswersAsync("linxiaoyan", "问1 进展 先减了一张", "问1 进展已记。");
        Assert.Contains("长期 该复查", await bot.OnAsync("10-22", "zhoumin", "问题清单"), StringComparison.Ordinal);

        await bot.AnswersAsync("linxiaoyan", "问1 进展 今年已减了三张", "1月20日再复查");
        await bot.AnswersAsync("zhoumin", "问题清单", "长期 1/20复查");

        await bot.SayAsync("linxiaoyan", "问1 撤回");
        await bot.AnswersAsync("zhoumin", "问题清单", "长期 10/22复查");
    }

    [Fact]
    public async Task A_prescribed_action_of_which_nothing_was_said_can_be_given_and_is_nobodys_to_take()
    {
        await using var bot = await Office.OpenAsync("2026-10-30 09:00");

        await bot.AnswersAsync("zhoumin", "规5 派 周敏 12月18日", "规5 由周敏办理，12月18日到期");
        await bot.AnswersAsync("zhoumin", "规5 撤回", "规5 的“派”已撤回");
        await bot.AnswersAsync("zhoumin", "规5 撤回", "没有可以撤回的");
        await bot.AnswersAsync("zhengkai", "规4 认领", "规4 由管理员看达到没有，没有记下");
        await bot.AnswersAsync("zhoumin", "规2 未达到 还没有成立", "规2 记为未达到");
        await bot.SayAsync("zhoumin", "规2 派 郑凯 12月18日");
        await bot.AnswersAsync("zhoumin", "监控清单", "规2 成立工作机构 未落实");
        await bot.AnswersAsync("zhoumin", "监控清单", "规5 读书班 7 天 没有记录");
        Assert.DoesNotContain("规5", await bot.SayAsync("zhoumin", "清单"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prescribed_action_of_which_something_was_refused_stays_the_files_and_another_item_may_come_from_it()
    {
        await using var bot = await Office.OpenAsync("2026-10-30 09:00");

        foreach (var said in (string[])["规5 派 赵六", "规5 派 周敏 9月31日", "规5 加入", "规5 验收人 赵六", "规5 退出 周敏", "规5 改 颜色 红", "规5 公开", "规5 长期", "规5 作废", "规5 督办", "规5 问题", "规5 来自 第99周"])
        {
            var answer = await bot.SayAsync("zhoumin", said);
            Assert.True(await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()) == 0 && await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync()) == 0, $"{said}: {answer}");
        }

        await bot.SayAsync("zhoumin", "课题 养老服务消防 陈丽华");
        await bot.AnswersAsync("zhoumin", "课1 来自 规5", "课1 已记来自规5");
        await bot.AnswersAsync("zhoumin", "规5 派 周敏 12月18日", "规5 由周敏办理，12月18日到期");
    }

    [Fact]
    public async Task Whoever_is_to_verify_what_an_older_list_calls_done_is_asked_once_for_all_of_it()
    {
        await using var op = await Operator.StartAsync("2026-09-30 10:00");
        await op.PeopleAsync("linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,", "huangzhiyuan,黄志远,业务第二党支部,branch,liaison,,,");
        op.Write("done.csv", "编号,问题,责任单位,责任人,是否销号,核实人\nA1,走廊应急灯不亮,业务第二党支部,黄志远,是,林晓燕\nA2,楼道堆了杂物,业务第二党支部,黄志远,是,林晓燕\nA3,村级表格重复报送,业务第二党支部,,否,\n");
        var ran = await op.RunAsync("import", "ledger", "done.csv", "--kind", "问题");
        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains("等林晓燕核实", ran.Output, StringComparison.Ordinal);
        Assert.Equal(["linxiaoyan"], await op.AskAsync((_, db) => db.Outbox.Select(m => m.Recipients).ToListAsync()));

        op.Write("done.csv", "编号,问题,责任单位,责任人,是否销号,核实人\nA3,村级表格重复报送,机关第一党支部,,否,\n");
        Assert.Contains("改：责任单位", (await op.RunAsync("import", "ledger", "done.csv", "--kind", "问题")).Output, StringComparison.Ordinal);
        Assert.Contains("改 0，重复 1", (await op.RunAsync("import", "ledger", "done.csv", "--kind", "问题")).Output, StringComparison.Ordinal);
        Assert.Equal(1, await op.AskAsync((_, db) => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task The_burden_says_how_many_fields_were_filled()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 走廊应急灯不亮");
        await bot.SayAsync("wuxiuying", "问题 楼道堆了杂物");
        await bot.SayAsync("zhoumin", "问1 改 类别 民生");

        Assert.Contains("新提事项 2，字段平均填 0.5 项；导出", await bot.OnAsync("11-02", "zhengkai", "负担"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_the_office_prescribes_was_raised_by_nobody()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wuxiuying", "问题 雨棚漏水");
        await bot.AnswersAsync("zhoumin", "规3 达到", "规3 记为达到");
        await bot.AnswersAsync("zhoumin", "规5 派 高峰", "规5 由高峰办理");

        Assert.Contains("清单请人打字 3 次、点按 0 次；新提事项 1，", await bot.OnAsync("11-02", "zhengkai", "负担"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_burden_is_of_the_month_that_is_named()
    {
        await using var bot = await Office.OpenAsync("2026-09-28 09:00");
        await bot.SayAsync("wangwei", "问题 门禁总是报错");
        await bot.OnAsync("10-12", "wuxiuying", "问题 花坛缺了角");
        await bot.SayAsync("wuxiuying", "问题 花架晃得厉害");
        await bot.AdvanceToAsync("2026-12-02 10:00");

        foreach (var (said, month, raised) in ((string, string, int)[])[("负担", "11月", 0), ("负担 9月", "9月", 1), ("负担 2026年10月", "10月", 2), ("减负 10月份", "10月", 2), ("负担 去年10月", "2025年10月", 0)])
        {
            var answer = await bot.SayAsync("dengrui", said);
            Assert.Contains($"负担（{month}）：", answer, StringComparison.Ordinal);
            Assert.Contains($"新提事项 {raised}", answer, StringComparison.Ordinal);
        }

        Assert.Contains("也可以写一个到过的月份", await bot.SayAsync("dengrui", "负担 本季度"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_nobody_uses_is_named_after_three_months_and_to_admins_once_a_month()
    {
        const string Unused = "问题清单、亮晒清单、课题清单、调研记录、创新清单、实事清单";
        await using var bot = await Office.OpenAsync("2026-11-16 09:00");
        Assert.Contains("没有人打开过的清单：无", await bot.SayAsync("dengrui", "负担"), StringComparison.Ordinal);
        await bot.SayAsync("zhoumin", "任务 更新养老机构名录 郑凯 12月25日");
        await bot.AdvanceToAsync("2027-01-20 10:00");
        await bot.SayAsync("zhengkai", "任1 进展 已经核对一半");

        await bot.AdvanceToAsync("2027-03-15 10:00");

        var told = bot.WeCom.DeliveredTo("zhoumin").Select(Trace.TextOf).Where(text => text.Contains("三个月没有变化", StringComparison.Ordinal));
        Assert.Contains($"三个月没有变化：{Unused}（可停用）", Assert.Single(told), StringComparison.Ordinal);
        Assert.Contains($"没有人打开过的清单：{Unused}（3 个月没有变化，可停用）", await bot.SayAsync("dengrui", "负担"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_that_nobody_uses_are_told_when_nothing_is_open_too()
    {
        await using var bot = await Office.OpenAsync("2026-06-01 09:00");
        await bot.SayAsync("zhoumin", "任务 更新养老机构名录 郑凯 6月12日");
        await bot.SayAsync("zhengkai", "任1 完成 名录已经更新");
        await bot.AnswersAsync("zhoumin", "任1 通过", "任1 已办结");

        // Nothing falls due all summer, so the clock would pass over it in one step, as over a standstill.
        await bot.AdvanceToAsync("2026-08-31 10:00");
        await bot.AdvanceToAsync("2026-09-08 10:00");

        var told = Assert.Single(SilentTo(bot));
        Assert.Contains("任务清单", told, StringComparison.Ordinal);
        Assert.Contains("（9月7日）", told, StringComparison.Ordinal);
    }

    /// <summary>In 2026 the week of the 16th of February has no working day.</summary>
    [Fact]
    public async Task Lists_that_nobody_uses_are_told_once_a_month_also_behind_a_whole_week_off()
    {
        await using var bot = await Office.OpenAsync("2025-10-20 09:00");
        await bot.SayAsync("zhoumin", "任务 更新养老机构名录 郑凯 2026年6月12日");

        await bot.AdvanceToAsync("2026-02-25 10:00");

        Assert.Contains("（2月2日）", Assert.Single(SilentTo(bot)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> SilentTo(Bot bot) => bot.WeCom.DeliveredTo("zhoumin").Select(Trace.TextOf).Where(text => text.Contains("三个月没有变化", StringComparison.Ordinal));
}
