using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What asks about a step is none, a result that says it is none is not taken for one, and what came back counts once.</summary>
public sealed class LedgerDoubtTests
{
    [Fact]
    public async Task A_question_behind_a_step_shows_the_item_and_a_reason_may_end_in_a_question()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 更新值班表 谢春梅 11月6日");
        await bot.SayAsync("zhoumin", "任务 清点图书 谢春梅 11月6日");

        foreach (var said in (string[])["任1 完成 要交纸质的吗？", "任1 办结 只发群里行不行", "完成任1 这样算吗？", "任1 退 可以吗"])
        {
            await bot.AnswersAsync("xiechunmei", said, "任1 更新值班表\n办理中，您负责");
        }

        await bot.AnswersAsync("xiechunmei", "任1 完成 值班表已发各科室", "任1 报完成，等周敏核实");
        await bot.AnswersAsync("zhoumin", "任1 通过 是不是早了点？", "任1 更新值班表\n待核实");
        await bot.AnswersAsync("zhoumin", "任1 没改好 对吗？", "任1 更新值班表\n待核实");
        Assert.Equal(3, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync()));

        await bot.AnswersAsync("xiechunmei", "任2 退 图书室不是办公室在管吗？", "任2 已退");
    }

    [Fact]
    public async Task A_result_that_says_what_is_missing_is_no_claim_and_one_that_tells_what_was_missing_is()
    {
        string[] results =
        [
            "上次还差的两册已补齐", "办理时间缩短一半", "不了解流程的都讲过了", "还剩12箱入库", "没有新的问题", "未发现问题", "名单贴出一周，还没有人反映问题", "材料发出五天，还没接到投诉", "距截止还差两周，提前清点完",
            "上月还差三柜，这周补上", "起草时还差两节，后来补齐", "上周只完成两层，昨天全部清完",
        ];
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        for (var i = 0; i < results.Length; i++)
        {
            await bot.SayAsync("zhoumin", $"任务 核对第{i + 1}柜 谢春梅 11月6日");
        }

        foreach (var (said, clause) in ((string, string)[])
        [
            ("还差一层没清点", "还差一层没清点"), ("目录已做好，还没贴标签", "还没贴标签"), ("大概一半", "大概一半"), ("不了，钥匙没拿到", "不了，钥匙没拿到"), ("主体已完成，还剩三柜没动", "还剩三柜没动"),
            ("还差两家没签，其余都签了", "还差两家没签"), ("还差两家没签，明天补上", "还差两家没签"), ("上架完了，还没补齐标签", "还没补齐标签"),
        ])
        {
            await bot.AnswersAsync("xiechunmei", $"任1 完成 {said}", $"您写了“{clause}”，没有记下。都办完了请发 任1 完成 结果；没办完请发 任1 进展 {clause}");
        }

        for (var i = 0; i < results.Length; i++)
        {
            await bot.AnswersAsync("xiechunmei", $"任{i + 1} 完成 {results[i]}", $"任{i + 1} 报完成，等周敏核实");
        }
    }

    [Fact]
    public async Task A_result_that_is_dated_back_leaves_room_for_the_note_that_says_so()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 更新值班表 谢春梅 11月6日");

        Assert.Contains("太长（最多 496 字），没有记下", await bot.OnAsync("10-14", "xiechunmei", $"任1 完成 10月13日 {new string('印', 497)}"), StringComparison.Ordinal);
        await bot.AnswersAsync("xiechunmei", $"任1 完成 10月13日 {new string('印', 496)}", "任1 报完成（补录）");

        Assert.Equal(500, await bot.AskStoreAsync(db => db.LedgerEntries.Where(e => e.Verb == "Claim").Select(e => e.Text!.Length).SingleAsync()));
    }

    [Fact]
    public async Task What_came_back_is_one_item_until_that_is_closed()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "问题 门禁失灵 李秋月 10月30日");
        await bot.SayAsync("liqiuyue", "问1 完成 换了读卡器");
        await bot.SayAsync("zhoumin", "问1 通过");

        await bot.AnswersAsync("wangwei", "问1 又出现 早上又打不开", "已记 问2");
        await bot.AnswersAsync("zhangwei", "问1 又出现 还是打不开", "问1 又出现的已记为 问2，还没销号，没有再记。您可以发：问2");
        await bot.AnswersAsync("linxiaoyan", "问1 又出现 刷卡没反应", "问1 又出现的已记为 问2，还没销号，请发 问2 进展 …");
        await bot.SayAsync("linxiaoyan", "问2 派 高峰 10月30日");
        await bot.SayAsync("gaofeng", "问2 完成 换了电源模块");
        await bot.AnswersAsync("wangwei", "问2 通过", "问2 已销号");
        await bot.AnswersAsync("zhangwei", "问1 又出现 周末又失灵", "已记 问3");
    }
}
