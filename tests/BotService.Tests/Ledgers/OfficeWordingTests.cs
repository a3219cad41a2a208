using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Things said to the ledgers as people in offices write them.</summary>
public sealed class OfficeWordingTests
{
    [Fact]
    public async Task A_task_is_given_in_one_sentence_with_its_person_and_its_day_in_clauses()
    {
        await using var bot = await Office.OpenAsync("2026-03-16 09:00");

        await bot.AnswersAsync("zhoumin", "任务 整理一季度台账，请郑凯负责，3月31日前完成", "任1 整理一季度台账，郑凯（业务第二党支部），3月31日到期");
        await bot.AnswersAsync("zhoumin", "任务 报年度计划，4月10日之前报送，由谢春梅牵头", "任2 报年度计划，谢春梅（业务第二党支部），4月10日到期");
        await bot.AnswersAsync("zhoumin", "任务：先摸底，再定方案 邓睿 9月30日", "任3 先摸底，再定方案，邓睿（业务第二党支部），9月30日到期");
        await bot.AnswersAsync("wangwei", "我要反映一个问题：停车场晚上没灯，也没人管", "已提：问1 停车场晚上没灯，也没人管。");
        await bot.AnswersAsync("linxiaoyan", "把问1交给李秋月", "问1 已立项，由李秋月办理");
        await bot.AnswersAsync("liqiuyue", "问1 不归我管，是物业的事", "问1 已退，现在由林晓燕办理");
        await bot.AnswersAsync("linxiaoyan", "问 1 派 张伟 9月30日", "问1 由张伟办理，9月30日到期");
        await bot.AnswersAsync("zhengkai", "任1 延期 到 9月30日 等财政数据", "已请周敏答复");
        await bot.AnswersAsync("zhoumin", "同意任1延期", "任1 到期改为 9月30日（第 1 次延期；原定 3月31日");
        await bot.AnswersAsync("zhoumin", "任1怎么样了", "任1 整理一季度台账\n办理中，郑凯负责");
        await bot.AnswersAsync("zhengkai", "任1 完成 台账已交档案室", "等周敏核实");
        await bot.AnswersAsync("zhoumin", "任1 审核通过", "任1 已办结");
        await bot.AnswersAsync("zhoumin", "删除任2", "任2 没有“关闭”，也不能删除：办完发 任2 完成 结果；不用办了发 任2 作废 原因");
        await bot.AnswersAsync("zhoumin", "催一下任2", "任2 还没到期，不用督办");
        await bot.AnswersAsync("zhoumin", "任务 写总结 郑凯 2025年12月30日", "已经过了，没有记下");
        await bot.AnswersAsync("zhoumin", "任务 写总结 郑凯 3月10日", "3月10日已经过了，没有记下");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.Kind == "problem")));
    }

    [Fact]
    public async Task A_sentence_that_only_begins_like_a_question_or_a_refusal_stays_progress()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        await bot.AnswersAsync("wangwei", "问题 二号电梯停用，9月20日", "已提：问1 二号电梯停用，9月20日。");
        await bot.AnswersAsync("zhoumin", "任务 整理台账 郑凯 20251231", "已经过了，没有记下");
        await bot.AnswersAsync("zhoumin", "任务 摸底 郑凯 10月30日", "任1 摸底，郑凯（业务第二党支部），10月30日到期");
        await bot.AnswersAsync("zhengkai", "任1 什么情况都摸清了，共12户", "任1 记成进展");
        await bot.AnswersAsync("zhengkai", "任1 不属于我们管的配电箱，已联系供电所修好", "任1 记成进展");
        await bot.AnswersAsync("zhengkai", "任1 什么情况", "任1 摸底");
        await bot.AnswersAsync("zhengkai", "任1 不归我管", "任1 已退");
    }

    [Fact]
    public async Task A_visit_is_joined_to_another_in_a_sentence_and_dropped_by_who_planned_it()
    {
        await using var bot = await Office.OpenAsync("2026-03-16 09:00");
        await bot.SayAsync("zhoumin", "课题 加装电梯 方向 民生 陈丽华 5月29日");
        await bot.SayAsync("chenlihua", "调研 幸福里社区 3月18日 课1");
        await bot.SayAsync("yangziqi", "调研 幸福里社区居民委员会 3月20日");
        await bot.SayAsync("zhuhaoran", "走访 和平里社区 3月20日");

        await bot.AnswersAsync("zhuhaoran", "访3 改到 3月23日", "访3 和平里社区，3月23日");
        await bot.AnswersAsync("zhuhaoran", "访3 取消", "不去了发 访3 作废 原因");
        await bot.AnswersAsync("zhuhaoran", "访3 不去了", "您可以：访3 完成 结果 ｜ 访3 进展 内容 ｜ 访3 改到 日期 ｜ 访3 合并 访N ｜ 访3 作废 原因");
        await bot.AnswersAsync("zhuhaoran", "访3 作废 社区临时有任务", "访3 已作废");
        await bot.AnswersAsync("yangziqi", "访2 和访1合并", "访2 合并到访1（3月18日），一起去，只算一次");
    }

    [Fact]
    public async Task A_deed_for_one_person_is_verified_by_that_person_by_name()
    {
        await using var bot = await Office.OpenAsync("2026-03-16 09:00");

        await bot.AnswersAsync("zhoumin", "实事 为老党员送药上门 对象 马光明 吴秀英 4月30日", "办成后由马光明核实");
        await bot.AnswersAsync("wuxiuying", "实1 办成了，已送三次", "实1 报完成，等马光明核实");
        await bot.AnswersAsync("hanshulan", "实1 通过", "实1 不由您核实。可以核实的：马光明");
        await bot.AnswersAsync("maguangming", "实1 通过，很满意", "实1 已办成。想听听大家的：实1 请人评价");
    }

    [Fact]
    public async Task A_deed_is_verified_by_those_of_whom_it_is_for_who_are_on_the_roster_and_else_by_another_group()
    {
        await using var bot = await Office.OpenAsync("2026-03-16 09:00");

        await bot.AnswersAsync("zhoumin", "实事 社区花园加装长椅 对象 柳林社区居民 李秋月 4月30日", "办成后由其他组联络员核实");
        await bot.AnswersAsync("zhoumin", "实事 开设健康讲座 对象 离退休第三党支部、青年理论学习小组 李秋月 4月30日", "办成后由离退休第三党支部、青年理论学习小组的人核实");
        await bot.AnswersAsync("zhoumin", "实事 代购米面送上门 对象 马光明、朱浩然 李秋月 4月30日", "办成后由马光明、朱浩然核实");
        await bot.AnswersAsync("liqiuyue", "实3 办成了，两家都已送到", "实3 报完成");
        await bot.AnswersAsync("zhuhaoran", "实3 通过", "实3 已办成");
    }

    [Fact]
    public async Task When_a_problem_was_seen_stays_in_its_sentence_and_a_day_ahead_is_told_as_its_limit()
    {
        await using var bot = await Office.OpenAsync("2026-09-24 09:00");

        await bot.AnswersAsync("wangwei", "问题 门厅饮水机漏水 今天", "已提：问1 门厅饮水机漏水 今天。机关第一党支部联络员");
        await bot.AnswersAsync("wangwei", "问题 楼梯间声控灯失灵 9月21日", "已提：问2 楼梯间声控灯失灵 9月21日。机关第一党支部联络员");
        await bot.AnswersAsync("linxiaoyan", "问题 消防门关不上 前天", "已提：问3 消防门关不上 前天，已立项");
        await bot.AnswersAsync("wangwei", "问题 车棚顶漏雨 10月20日", "已提：问4 车棚顶漏雨，10月20日到期。机关第一党支部联络员");
        await bot.AnswersAsync("zhoumin", "任务 更新名册 郑凯 9月21日", "9月21日已经过了，没有记下");
    }
}
