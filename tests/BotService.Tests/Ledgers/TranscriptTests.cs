using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What people say to the ledgers, and what they are answered, kind by kind.</summary>
public sealed class TranscriptTests
{
    [Fact]
    public async Task A_problem_is_raised_done_doubted_sent_back_closed_and_comes_back()
    {
        await using var bot = await Office.OpenAsync("2026-09-21 09:00");

        await bot.AnswersAsync("wangwei", "问题 三楼开水器一用就跳闸", "已提：问1 三楼开水器一用就跳闸。机关第一党支部联络员确认后立项。不是问题？24 小时内发 问1 撤回");
        await bot.AnswersAsync("linxiaoyan", "问1 派 李秋月 9月30日", "问1 已立项，由李秋月办理，9月30日到期");
        await bot.AnswersAsync("liqiuyue", "问1 通过", "自己办的不能自己核实");
        await bot.AnswersAsync("liqiuyue", "问1 完成 完成了", "请写一句结果（至少 4 个字）");
        await bot.AnswersAsync("liqiuyue", "问1 改好了 换了漏电开关，试了一天", "问1 报完成，等核实：请王伟（提出人）看过后发 问1 通过，或 问1 没改好 原因");
        await bot.AnswersAsync("liqiuyue", "问1 通过", "自己办的不能自己核实。可以核实的：提出人");
        await bot.AnswersAsync("wangwei", "问1 通过 不跳了，还差一个插座没换", "您写了“还差一个插座没换”，没有记下。都好了请发 问1 通过；没好请发 问1 没改好 还差一个插座");
        await bot.AnswersAsync("wangwei", "问1 没改好 还差一个插座", "问1 退回李秋月继续办。");
        await bot.AnswersAsync("liqiuyue", "完成 问1 插座也换了", "问1 报完成");
        await bot.AnswersAsync("wangwei", "问1 通过", "问1 已销号（9月21日，第 2 次核实）。以后再出现请发 问1 又出现 情况");
        await bot.AnswersAsync("wangwei", "问1 又出现", "请写现在的情况");
        await bot.AnswersAsync("wangwei", "问1 又出现 今天又跳了两次", "已记 问2（与问1 同一问题，反弹）。问1 的销号日期不变；联络员立项后，统计里这一问题回到未完成。");
        await bot.AnswersAsync("linxiaoyan", "问2 改 改法 长久立", "问2 改法改为长久立");
        await bot.AnswersAsync("wangwei", "问题 开水器漏电", "已提：问3");
        await bot.AnswersAsync("linxiaoyan", "作废 问3 并入 问2", "问3 已作废，并入问2；提出人会收到问2 的结果。");
        await bot.AnswersAsync("zhoumin", "问99", "没有问99，最大到问3。看清单发 问题清单");
        await bot.AnswersAsync("zhengkai", "问1", "没有问1，或不在您的范围");
        await bot.AnswersAsync("wangwei", "问题", "请把问题写成一句话");
        await bot.AnswersAsync("zhoumin", "问1、问2 通过", "核实要一件一件看：先发 问1 通过");
    }

    [Fact]
    public async Task A_task_is_given_put_off_and_closed_with_its_first_day_kept()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");

        await bot.AnswersAsync("zhoumin", "任务 修订临时救助操作办法 郑凯 10月15日", "任1 修订临时救助操作办法，郑凯（业务第二党支部），10月15日到期。今天 16:17 告知本人");
        await bot.AnswersAsync("zhoumin", "任务 更新养老机构名录 郑凯 10月12日", "一并告知的有任1");
        await bot.AnswersAsync("zhoumin", "任务 修订办法", "已提：任3，没有责任人和期限。请补：任3 派 姓名 日期");
        await bot.AnswersAsync("zhoumin", "任务 写总结 郑凯 9月31日", "没有 9月31日，没有记下");
        await bot.AnswersAsync("zhoumin", "任3 派 王伟", "有 2 位王伟：机关第一党支部 wangwei，业务第二党支部 wangwei2；请用账号");
        await bot.AnswersAsync("zhengkai", "任1 加入 谢春梅", "谢春梅加入任1 的专班。牵头：郑凯");
        await bot.AnswersAsync("xiechunmei", "任1 进展 初稿已发各科室", "任1 进展已记");
        await bot.AnswersAsync("zhengkai", "任1", "任1 修订临时救助操作办法\n办理中，您负责；10月15日到期（原定10月15日），还有 5 个工作日\n专班：郑凯（牵头）、谢春梅\n10月9日 谢春梅 进展：初稿已发各科室\n您可以：任1 进展 内容 ｜ 任1 完成 结果 ｜ 任1 延期 到 日期 原因 ｜ 任1 退 原因");
        await bot.AnswersAsync("zhengkai", "任1 延期 10月30日", "请写原因，例如：任1 延期 到 10月30日 等上级批复");
        await bot.AnswersAsync("zhengkai", "任1 延期 到 10月1日 等批复", "10月1日是休息日，前一个工作日是9月30日，早于现在的期限10月15日，没有改");
        await bot.AnswersAsync("zhengkai", "任1 延期 到 10月23日 等省厅答复", "已请周敏答复。答复前仍按 10月15日");
        await bot.AnswersAsync("zhengkai", "任1 同意延期", "不能由您“同意延期”");
        await bot.AnswersAsync("zhoumin", "任1 同意延期", "任1 到期改为 10月23日（第 1 次延期；原定 10月15日，按期只按原定算）");
        await bot.AnswersAsync("xiechunmei", "任1 完成 办法已印发了", "任1 由郑凯办理，请本人或本支部联络员报完成。您可以发：任1");

        await bot.AdvanceToAsync("2026-10-22 10:00");
        await bot.AnswersAsync("zhengkai", "任1 完成 办法已印发，文号在办公室", "任1 报完成，等周敏核实");
        await bot.AnswersAsync("zhoumin", "任1 通过", "任1 已办结：10月22日报完成（延期内），10月22日核实");
        await bot.AnswersAsync("zhengkai", "任2 延期 到 10月30日 太忙了", "已过期限，不能再延期");
        await bot.AnswersAsync("zhoumin", "督办 任3", "任3 还没到期，不用督办");
        await bot.AnswersAsync("zhoumin", "督办 任2", "任2 更新养老机构名录，逾期 8 个工作日·红；郑凯（业务第二党支部）\n会发给：郑凯、本支部联络员。");
        await bot.AnswersAsync("zhoumin", "确认发出", "任2 已督办");
        await bot.AnswersAsync("zhoumin", "督办 任2", "任2 上次督办是10月22日，5 个工作日内不再发");
        await bot.AdvanceToAsync("2026-10-22 10:30");
        Assert.Contains(bot.PushesTo("zhengkai"), push => push.Contains("任2 已过期 8 个工作日", StringComparison.Ordinal));
        Assert.Contains(bot.PushesTo("huangzhiyuan"), push => push.Contains("任2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deed_is_verified_by_whom_it_is_for()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");

        await bot.AnswersAsync("zhoumin", "实事 给离退休支部装扶手 对象 离退休第三党支部 李秋月 10月20日", "实1 给离退休支部装扶手，李秋月，10月20日到期；办成后由离退休第三党支部的人核实");
        await bot.AnswersAsync("liqiuyue", "实1 办成了 两层楼都装了", "实1 报完成，等离退休第三党支部核实（韩淑兰）");
        await bot.AnswersAsync("liqiuyue", "实1 通过", "自己办的不能自己核实");
        await bot.AnswersAsync("hanshulan", "实1 通过", "实1 已办成");
        await bot.AnswersAsync("zhoumin", "实事清单 统计", "确定 1 项，办成 1，待核实 0，办理中 0（逾期 0）");
    }

    [Fact]
    public async Task An_innovation_is_measured_by_somebody_outside_its_team()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        await bot.AnswersAsync("zhoumin", "创新 救助审批一件事 指标 平均办理天数 现状 20 目标 20 郑凯 12月31日", "目标和现状一样，没法衡量");
        await bot.AnswersAsync("zhoumin", "创新 救助审批一件事 指标 平均办理天数 现状 20 目标 10 郑凯 12月31日", "创1 救助审批一件事，郑凯，12月31日到期。平均办理天数：20 → 目标 10\n请定谁来测（不能是专班的人）：创1 验收人 姓名");
        await bot.AnswersAsync("zhengkai", "创1 加入 谢春梅、邓睿", "谢春梅、邓睿加入创1 的专班");
        await bot.AnswersAsync("zhoumin", "创1 验收人 邓睿", "邓睿在专班里，请另选");
        await bot.AnswersAsync("zhoumin", "创1 验收人 高峰", "创1 由高峰测量");
        await bot.AnswersAsync("zhengkai", "创1 达标 三季度平均 12 天", "创1 报完成，等高峰测量：请发 创1 通过 实际 数值，或 创1 没改好 原因");
        await bot.AnswersAsync("gaofeng", "创1 通过 都很好", "请写数值，例如 创1 通过 实际 12.5");
        await bot.AnswersAsync("gaofeng", "创1 通过 实际 22", "比现状还差，确定吗？请发 创1 通过 实际 22 确定");
        await bot.AnswersAsync("gaofeng", "创1 通过 实际 12.5 抽了 40 件", "创1 已见效：20 → 12.5（目标 10），达成 75%，高峰 11月2日测");
    }

    [Fact]
    public async Task Pledges_are_compared_by_group_in_roster_order_and_never_ranked()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");

        foreach (var (owner, due, done) in new[] { ("陈丽华", "10月15日", true), ("李秋月", "10月16日", true), ("李秋月", "10月19日", false), ("马光明", "11月20日", false) })
        {
            await bot.SayAsync("zhoumin", $"重点任务 {owner}办的{due}那件{done} {owner} {due}");
            _ = done;
        }

        await bot.AnswersAsync("zhoumin", "亮1 晒", "不能由您“晒”");
        await bot.AnswersAsync("chenlihua", "亮1 晒", "先办成再晒");
        await bot.AnswersAsync("chenlihua", "亮1 完成 已经全部落实", "亮1 报完成，等核实：");
        await bot.AnswersAsync("hanshulan", "亮1 通过", "亮1 已兑现");
        await bot.AnswersAsync("chenlihua", "亮1 晒", "亮1 已晒");
        await bot.AnswersAsync("hanshulan", "亮1 借鉴", "已记：离退休第三党支部借鉴亮1");
        await bot.AdvanceToAsync("2026-10-30 10:00");
        await bot.AnswersAsync("zhoumin", "亮晒清单 统计", "亮晒清单 截至10月30日：共 4 条，到期 3，兑现 1\n局党组 到期 1，兑现 1\n机关第一党支部 到期 2，兑现 0\n离退休第三党支部 到期 0（1 条未到期）\n晒出来的做法 1 条，被借鉴 1 次：发 亮晒清单 做法\n按名单顺序，不是名次");
        await bot.AnswersAsync("zhoumin", "亮晒清单 排名", "这里不排名；发 亮晒清单 统计 看各组");
    }

    [Fact]
    public async Task Prescribed_actions_are_told_from_records_and_judged_by_an_admin()
    {
        await using var bot = await Office.OpenAsync("2026-10-30 09:00");

        await bot.AnswersAsync("zhoumin", "监控清单", "监控清单 截至10月30日：规定动作 11 项，已落实 0");
        await bot.AnswersAsync("zhoumin", "监控清单", "规2 成立工作机构 要人判断：发 规2 达到 或 规2 未达到 原因");
        await bot.AnswersAsync("zhoumin", "规2 达到", "规2 记为达到");
        await bot.AnswersAsync("zhoumin", "规7 达到", "记录是 0/2，没有记成达到；确有原因请发 规7 达到 原因");
        await bot.AnswersAsync("zhoumin", "规5 未达到 只办了五天", "规5 记为未达到。已提 问1");
        await bot.AnswersAsync("zhengkai", "规5 达到", "不能由您“达到”");
        await bot.AnswersAsync("zhoumin", "监控清单", "已落实 1");
    }

    [Fact]
    public async Task What_was_said_is_taken_back_by_who_said_it_and_only_the_last_step()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("zhoumin", "任务 修订办法 郑凯 10月15日");
        await bot.SayAsync("zhengkai", "任1 完成 办法已印发");

        await bot.AnswersAsync("zhoumin", "任1 撤回", "最后一步不是您办的");
        await bot.AnswersAsync("zhengkai", "撤回 任1", "任1 的“报完成”已撤回，现在是办理中");
        await bot.AnswersAsync("zhengkai", "任1 退 不归我管", "任1 已退，现在由周敏办理");
        await bot.AnswersAsync("zhoumin", "清单", "要办 1 件：");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.TakenBackAt != null)));
    }

    [Fact]
    public async Task A_list_that_is_longer_than_a_message_goes_on_with_more()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");

        for (var i = 0; i < 40; i++)
        {
            await bot.SayAsync("zhoumin", $"任务 第{i}件要按时间办完的事情清单 郑凯 10月{20 + (i % 5)}日");
        }

        var first = await bot.SayAsync("zhoumin", "任务清单");
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(first) <= 2048);
        Assert.Contains("发 更多", first, StringComparison.Ordinal);
        Assert.Contains("任", await bot.SayAsync("zhoumin", "更多"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_has_one_line_and_explains_the_rest_when_asked()
    {
        await using var bot = await Office.OpenAsync();

        var help = await bot.SayAsync("wangwei", "帮助");
        Assert.Contains("清单 — 您手上的事；发 帮助 清单 看全部", help, StringComparison.Ordinal);
        Assert.DoesNotContain("亮晒清单", help, StringComparison.Ordinal);
        Assert.Contains("问题清单 [条件]", await bot.SayAsync("wangwei", "帮助 清单"), StringComparison.Ordinal);
    }
}
