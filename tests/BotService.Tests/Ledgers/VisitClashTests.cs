using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>Visits to one place are told of each other, by working days and by group.</summary>
public sealed class VisitClashTests
{
    [Fact]
    public async Task Each_planned_visit_hears_of_those_it_would_meet()
    {
        await using var bot = await Office.OpenAsync("2026-09-07 09:00");
        await bot.SayAsync("zhoumin", "课题 消防安全 方向 民生保障 林晓燕 12月31日");
        await bot.SayAsync("zhoumin", "课题 养老服务消防 方向 养老服务 陈丽华 10月30日");
        await bot.SayAsync("zhoumin", "课题 社区助餐 方向 社区治理 黄志远 12月31日");
        await bot.SayAsync("zhoumin", "课题 社区议事 方向 社区治理 陈丽华 12月31日");

        await IsAsync(bot, "chenlihua", "调研 城东社区 9月8日 课2", "访1 城东社区，9月8日，局党组，课2。去过后发 访1 完成 一句话结果");
        await IsAsync(bot, "huangzhiyuan", "调研 城东社区 9月10日 课3", "前后 3 个工作日内已有 访1 9月8日 局党组\n您可以：");
        await IsAsync(bot, "huangzhiyuan", "访2 仍去 看早高峰", "访2 定了：9月10日。理由已记");
        await IsAsync(bot, "xuwenjing", "调研 城北社区 9月10日", "访3 城北社区");
        await IsAsync(bot, "linxiaoyan", "调研 城东社区 9月10日 课1", "同一天已有 访2 9月10日 业务第二党支部\n前后 3 个工作日内已有 访1 9月8日 局党组\n30 天内第 3 次：访1 9月8日 局党组、访2 9月10日 业务第二党支部\n您可以：访4 合并 访N ｜ 访4 改到 日期 ｜ 访4 仍去 理由");
        await IsAsync(bot, "linxiaoyan", "访4 改 地点 城西社区", "访4 城西社区，9月10日，机关第一党支部，课1。去过后发");
        await IsAsync(bot, "yangziqi", "调研 城东社区居委会 9月22日 课2", "访5 城东社区，9月22日，青年理论学习小组，课2。先别定，可能扎堆：\n30 天内第 3 次：访1 9月8日 局党组、访2 9月10日 业务第二党支部\n同一课题局党组去过：看 访1 记录请发 访1\n您可以：访5 合并 访N ｜ 访5 改到 日期 ｜ 访5 仍去 理由");
        await IsAsync(bot, "linxiaoyan", "调研 城东社区 9月28日 课1", "前后 3 个工作日内已有 访5 9月22日 青年理论学习小组\n30 天内第 4 次：");
        await IsAsync(bot, "chenlihua", "调研 城东社区 10月8日 课4", "前后 3 个工作日内已有 访6 9月28日 机关第一党支部\n30 天内第 4 次：访2 9月10日 业务第二党支部、访5 9月22日 青年理论学习小组、访6 9月28日 机关第一党支部\n同一课题业务第二党支部去过：看 访2");
        await IsAsync(bot, "chenlihua", "调研 城东社区 10月9日 课4", "可能扎堆：\n30 天内第 5 次：");
        await IsAsync(bot, "linxiaoyan", "调研 城南社区 9月10日 课1", "访9 城南社区，9月10日，机关第一党支部，课1。去过后发");
        await IsAsync(bot, "yangziqi", "访5 合并 访9", "不是同一地点，没有合并");
        await IsAsync(bot, "yangziqi", "调研 9月22日", "请写去哪里，例如：调研 城东社区 9月22日 课2");
        await IsAsync(bot, "yangziqi", "调研 城东社区 9月22日 课9", "没有课9");
        await IsAsync(bot, "yangziqi", "访5 问题 夜间值班只有一人，且不会用呼叫系统", "问1 夜间值班只有一人，且不会用呼叫系统（来自访5、课2），已立项，还没人领");
        await IsAsync(bot, "chenlihua", "问1 来历", "不在您的范围");
        await IsAsync(bot, "yangziqi", "问1 来历", "课2 养老服务消防 → 访5 城东社区居委会 9月22日 → 问1");
        await IsAsync(bot, "chenlihua", "课2 结题", "还没有去过");
        await bot.AdvanceToAsync("2026-09-09 10:00");
        await IsAsync(bot, "chenlihua", "访1 完成 电梯停用三个月，消防通道被占", "访1 已走访（9月8日）");
        await IsAsync(bot, "chenlihua", "课2 结题", "请写转化了什么，例如：课2 结题 已定消防改造方案。课2 走访 1 次，提出问题 1 个（1 个未销号）");
        await IsAsync(bot, "chenlihua", "课2 结题 已定消防改造方案", "课2 报完成");
        await IsAsync(bot, "xuwenjing", "课题清单", "课题 4 个，方向 3 个，有计划 4 份；走访 1 次");
    }

    private static async Task IsAsync(Bot bot, string who, string said, string answer)
    {
        var got = await bot.SayAsync(who, said);
        Assert.True(got.Contains(answer, StringComparison.Ordinal), $"{who} said {said} and got:\n{got}\nnot:\n{answer}");
    }
}
