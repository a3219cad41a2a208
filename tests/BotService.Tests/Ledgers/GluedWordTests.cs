using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Words that stand right behind a verb are said by it where they can be nothing else; a number before a result is how much and no day.</summary>
public sealed class GluedWordTests
{
    [Fact]
    public async Task What_is_glued_to_a_verb_is_said_by_it()
    {
        await using var bot = await WithTasksAsync(2);
        await bot.SayAsync("wangwei", "问题 三楼开水器跳闸");
        await bot.SayAsync("linxiaoyan", "问1 派 李秋月 9月30日");

        await bot.AnswersAsync("dengrui", "任1完成已发通知", "任1 报完成，等周敏核实");
        await bot.AnswersAsync("dengrui", "任2退不归我管", "任2 已退");
        await bot.AnswersAsync("liqiuyue", "问1改好了换了漏电开关", "问1 报完成，等核实");
        await bot.AnswersAsync("wangwei", "问1没改好还差一个插座", "问1 退回李秋月继续办");
    }

    [Fact]
    public async Task A_longer_word_that_only_begins_like_a_verb_records_nothing_but_progress()
    {
        await using var bot = await WithTasksAsync(1);
        await bot.AnswersAsync("dengrui", "任1派出所已提供材料", "任1 记成进展");
        await bot.AnswersAsync("dengrui", "任1退休人员已走访二十户", "任1 记成进展");

        foreach (var said in (string[])
        [
            "任1完成度已达八成", "任1完成率已提高到九成", "任1完成了一半", "任1完成已过半，月底前办完", "任1完成已学", "任1完成已发通知了吗", "任1通过率已统计好", "任1改造方案已报审",
            "任1办结了三家，还剩两家", "任1退还押金的事已说明", "任1做好已有工作的衔接",
            "任1完成已来不及", "任1完成已无法保证", "任1完成已经接近尾声", "任1完成已经达到八成", "任1完成已经到什么程度了", "任1办结已推迟到年底",
        ])
        {
            await bot.SayAsync("dengrui", said);
        }

        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.State == LedgerState.Doing && i.OwnerId != null)));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb != nameof(LedgerVerb.Raise) && e.Verb != nameof(LedgerVerb.Progress))));
    }

    [Fact]
    public async Task A_number_before_a_measure_is_part_of_the_result_and_a_day_before_a_space_is_when_it_was_done()
    {
        string[] results = ["12.5万元已拨付到位", "3.5公里管道已换", "3-5层灯已换", "10.5亩地已平整", "3.5 公里管道已换"];
        await using var bot = await WithTasksAsync(results.Length + 2);
        await bot.AdvanceToAsync("2026-09-23 10:00");

        for (var i = 0; i < results.Length; i++)
        {
            await bot.AnswersAsync("dengrui", $"任{i + 1} 完成 {results[i]}", $"任{i + 1} 报完成，等周敏核实");
        }

        await bot.AnswersAsync("dengrui", $"任{results.Length + 1} 完成 9.22 灯已全部换好", "报完成（补录）");
        await bot.AnswersAsync("dengrui", $"任{results.Length + 2} 完成 9/22已印发各科室", "报完成（补录）");
        var claims = await bot.AskStoreAsync(db => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Claim)).OrderBy(e => e.Id).Select(e => new { e.Text, e.Day }).ToListAsync());
        Assert.Equal([.. results, "灯已全部换好（补录）", "已印发各科室（补录）"], claims.Select(claim => claim.Text));
        Assert.Equal([.. results.Select(_ => 23), 22, 22], claims.Select(claim => claim.Day.Day));
    }

    [Fact]
    public async Task A_thing_with_a_number_a_share_and_a_beginning_are_part_of_the_result_and_a_weekday_is_the_one_behind()
    {
        string[] results = ["5号机房已除尘", "十二号门已换锁", "10月8日起按新流程收件", "9/21户已回访"];
        await using var bot = await WithTasksAsync(results.Length + 4);
        await bot.AdvanceToAsync("2026-09-24 10:00");

        for (var i = 0; i < results.Length; i++)
        {
            await bot.AnswersAsync("dengrui", $"任{i + 1} 完成 {results[i]}", $"任{i + 1} 报完成，等周敏核实");
        }

        await bot.AnswersAsync("dengrui", $"任{results.Length + 1} 完成 周二 已送达各室", "报完成（补录）");
        await bot.AnswersAsync("dengrui", $"任{results.Length + 2} 完成 23号换了滤芯", "报完成（补录）");
        await bot.AnswersAsync("zhoumin", $"任{results.Length + 3} 长期 3.6万元设备款分三年落实", "转为长期，12月23日复查");
        await bot.AnswersAsync("zhoumin", $"任{results.Length + 4} 长期 6号泵房要整体改造", "转为长期，12月23日复查");

        var told = await bot.AskStoreAsync(db => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Claim) || e.Verb == nameof(LedgerVerb.Stand)).OrderBy(e => e.Id).Select(e => new { e.Text, e.Day }).ToListAsync());
        Assert.Equal([.. results, "已送达各室（补录）", "换了滤芯（补录）", "3.6万元设备款分三年落实", "6号泵房要整体改造"], told.Select(entry => entry.Text));
        Assert.Equal([.. results.Select(_ => 24), 22, 23, 24, 24], told.Select(entry => entry.Day.Day));
    }

    [Fact]
    public async Task A_result_is_long_enough_with_the_day_before_it_and_a_day_with_the_verbs_own_words_is_none()
    {
        await using var bot = await Office.OpenAsync("2026-11-04 09:00");
        await bot.SayAsync("zhoumin", "任务 更换门锁 李秋月 11月20日");
        await bot.AdvanceToAsync("2026-11-12 10:00");

        foreach (var said in (string[])["11月10日", "11月10日 办好了", "11月10日 好", "换锁"])
        {
            await bot.AnswersAsync("liqiuyue", $"任1 完成 {said}", "请写一句结果（至少 4 个字）");
        }

        await bot.AnswersAsync("liqiuyue", "任1 完成 11月10日 换锁了", "任1 报完成（补录），等周敏核实");
        var claim = await bot.AskStoreAsync(db => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Claim)).Select(e => new { e.Text, e.Day }).SingleAsync());
        Assert.Equal(("换锁了（补录）", 10), (claim.Text, claim.Day.Day));
    }

    [Fact]
    public async Task Words_that_only_say_the_verb_again_are_no_result_with_a_day_before_them_or_without()
    {
        await using var bot = await Office.OpenAsync("2026-11-04 09:00");
        await bot.SayAsync("zhoumin", "任务 检修电动门 李秋月 11月20日");
        await bot.AdvanceToAsync("2026-11-12 10:00");

        foreach (var said in (string[])["11月9日 弄好", "11月11日 已完工", "11月11日 整改到位了", "已经搞好了"])
        {
            await bot.AnswersAsync("liqiuyue", $"任1 完成 {said}", "请写一句结果（至少 4 个字）");
        }

        await bot.AnswersAsync("liqiuyue", "任1 完成 11月11日 电机修好", "任1 报完成（补录），等周敏核实");
    }

    [Fact]
    public async Task Yesterday_before_the_verb_is_the_day_of_the_result()
    {
        await using var bot = await Office.OpenAsync("2026-11-04 09:00");
        await bot.SayAsync("zhoumin", "任务 检修水泵 李秋月 11月20日");
        await bot.SayAsync("zhoumin", "任务 更换门锁 李秋月 11月20日");
        await bot.AdvanceToAsync("2026-11-12 10:00");

        await bot.AnswersAsync("liqiuyue", "任1 昨天完成没有", "任1 检修水泵\n办理中，您负责");
        await bot.AnswersAsync("liqiuyue", "任1昨天办好了，水泵已换", "任1 报完成（补录），等周敏核实");
        await bot.AnswersAsync("liqiuyue", "任2 昨天已完成 换锁", "任2 报完成（补录），等周敏核实");
        var claims = await bot.AskStoreAsync(db => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Claim)).OrderBy(e => e.Id).Select(e => new { e.Text, e.Day }).ToListAsync());
        Assert.Equal([("水泵已换（补录）", 11), ("换锁（补录）", 11)], claims.Select(claim => (claim.Text!, claim.Day.Day)));
    }

    [Fact]
    public async Task A_result_is_shown_with_one_letter_right_behind_the_number()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("zhoumin", "重点任务 窗口延时服务 李秋月 11月20日");

        await bot.AnswersAsync("liqiuyue", "亮1晒", "先办成再晒");
        await bot.SayAsync("liqiuyue", "亮1 完成 中午也有人值班");
        await bot.SayAsync("hanshulan", "亮1 通过");
        await bot.AnswersAsync("liqiuyue", "亮1晒", "亮1 已晒：中午也有人值班");
    }

    [Fact]
    public async Task The_days_of_a_visit_are_read_with_spaces_between_them_and_with_a_part_of_the_day()
    {
        await using var bot = await Office.OpenAsync("2026-09-18 10:00");
        await bot.SayAsync("zhoumin", "课题 养老服务消防 陈丽华 10月30日");

        await bot.AnswersAsync("yangziqi", "调研 城东社区 9月22日 至 24日 课1", "访1 城东社区，9月22日至9月24日，青年理论学习小组，课1");
        await bot.AnswersAsync("yangziqi", "调研 和平里街道 9月22日上午", "访2 和平里街道，9月22日，");
        await bot.AnswersAsync("yangziqi", "走访 福利院 9月22日 下午 至 23日", "访3 福利院，9月22日至9月23日，");
        await bot.AnswersAsync("yangziqi", "走访 9月25日上午9点 南站广场", "访4 南站广场，9月25日，");
        await bot.AnswersAsync("yangziqi", "访2 改到 9月29日上午", "访2 和平里街道，9月29日，");
        await bot.AnswersAsync("yangziqi", "调研 新桥小学 9月22日 至 9月31日", "没有 9月31日");
    }

    [Fact]
    public async Task The_rules_say_what_lists_and_figures_are_not_for()
    {
        await using var bot = await Office.OpenAsync();
        await bot.AnswersAsync("wangwei", "规则", "清单和统计不作考核依据，不排名；停用任一清单发给管理员一句话");
    }

    private static async Task<Bot> WithTasksAsync(int count)
    {
        var bot = await Office.OpenAsync("2026-09-07 09:00");

        for (var i = 1; i <= count; i++)
        {
            await bot.SayAsync("zhoumin", $"任务 核对第{i}册 邓睿 10月{20 + (i % 3)}日");
        }

        return bot;
    }
}
