using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A step whose own words say the contrary is not taken, and says how to go on; what only sounds like it is.</summary>
public sealed class ContradictedStepTests
{
    [Fact]
    public async Task A_verdict_that_says_what_is_wrong_closes_nothing_and_good_news_may_hold_a_no()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 修理文件柜 李秋月 11月6日");
        await bot.SayAsync("liqiuyue", "任1 完成 柜门都换了合页");

        foreach (var (said, clause) in ((string, string)[])
        [
            ("任1 核实 柜门关不上", "柜门关不上"), ("核实 任1 没装锁", "没装锁"), ("任1 通过 不行，门还不平", "不行"), ("任1 通过 材料不属实", "材料不属实"), ("任1 合格 仍有两处不平", "仍有两处不平"),
            ("任1 通过 又试了两次卡住跳开", "又试了两次卡住跳开"), ("任1 通过 还装了两回没装牢", "还装了两回没装牢"),
        ])
        {
            await bot.AnswersAsync("zhoumin", said, $"您写了“{clause}”，没有记下。都好了请发 任1 通过；没好请发 任1 没改好 {clause}");
        }

        await bot.AnswersAsync("zhoumin", "任1 通过 👎", "没有记下");
        Assert.Equal(LedgerState.Claimed, await bot.AskStoreAsync(db => db.LedgerItems.Select(i => i.State).SingleAsync()));
        await bot.AnswersAsync("zhoumin", "任1 核实 不晃了，没有问题", "任1 已办结");

        string[] good = ["通过 又换了漏气阀门", "通过 又测了两天不断电", "通过 还补了裂缝", "核实 居民没有异议", "核实 未见积尘", "核实 没有占用过道"];

        for (var i = 0; i < good.Length; i++)
        {
            await bot.SayAsync("zhoumin", $"任务 检修第{i + 2}台柜机 李秋月 11月6日");
            await bot.SayAsync("liqiuyue", $"任{i + 2} 完成 柜机都检修过");
            await bot.AnswersAsync("zhoumin", $"任{i + 2} {good[i]}", $"任{i + 2} 已办结");
        }
    }

    [Fact]
    public async Task A_cross_behind_a_step_takes_it_back_and_one_between_numbers_multiplies()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 门厅地垫卷边");
        await bot.SayAsync("zhoumin", "任务 更换地垫");

        await bot.AnswersAsync("linxiaoyan", "问1 立项 ❌", "没有记下");
        await bot.AnswersAsync("wangwei", "任1 认领 🙅", "没有记下");
        Assert.Equal(2, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync()));

        await bot.AnswersAsync("wangwei", "任1 认领", "任1 由您办理");
        await bot.AnswersAsync("linxiaoyan", "任1 完成 换了一块3×2米的地垫", "任1 报完成");
    }

    [Fact]
    public async Task A_result_that_says_of_itself_that_it_is_still_to_come_is_no_claim()
    {
        string[] results = ["未完成的两册已移交", "计划表已印发各科室", "争取到资金两万元", "新门禁正在使用", "没装的三扇昨天补上了", "在办公区换了锁",
            "年底盘点做好了", "月底台账交了", "年底节能改造做完了", "旧锁修不了，换了新锁", "旧闸改不了换成新的", "登记处办不了，转到大厅办好了"];
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        for (var i = 0; i < results.Length; i++)
        {
            await bot.SayAsync("zhoumin", $"任务 更换第{i + 1}处门锁 谢春梅 11月6日");
        }

        foreach (var (said, clause) in ((string, string)[])
        [
            ("尚未验收", "尚未验收"), ("还在走采购", "还在走采购"), ("预计11月初交付", "预计11月初交付"), ("材料没到，装不了", "装不了"), ("没有办完，缺一把钥匙", "没有办完"), ("正在对接厂家", "正在对接厂家"), ("下周办完", "下周办完"),
            ("年底就能做完了", "年底就能做完了"), ("锁芯修不了，要换新的", "锁芯修不了"), ("这里办不了，转给大厅", "这里办不了"),
        ])
        {
            await bot.AnswersAsync("xiechunmei", $"任1 完成 {said}", $"您写了“{clause}”，没有记下。都办完了请发 任1 完成 结果；没办完请发 任1 进展 {clause}");
        }

        Assert.Equal(results.Length, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync()));

        for (var i = 0; i < results.Length; i++)
        {
            await bot.AnswersAsync("xiechunmei", $"任{i + 1} 完成 {results[i]}", $"任{i + 1} 报完成，等周敏核实");
        }
    }
}
