using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A time limit lies within ten years, whichever way it is said; one that older releases took does no harm.</summary>
public sealed class DueDayBoundTests
{
    private const string Far = "日子太远，没有记下：最远写到2036年10月12日";

    [Fact]
    public async Task A_day_that_nobody_can_plan_for_is_refused_by_every_verb_that_takes_one()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        foreach (var said in (string[])["任务 清点档案 郑凯 9998-12-31", "任务 清点档案 郑凯 9999-12-31", "任务 清点档案 郑凯 期限：9998年12月31日", "任务 清点档案，9999年12月31日前完成 郑凯", "调研 城东社区 9998年9月22日"])
        {
            await bot.AnswersAsync("zhoumin", said, Far);
        }

        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
        await bot.AnswersAsync("zhoumin", "任务 编制 2050年远景规划 郑凯 10月30日", "任1 编制 2050年远景规划，郑凯（业务第二党支部），10月30日到期");
        var entries = await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync());

        foreach (var (who, said) in ((string, string)[])
        [
            ("zhoumin", "任1 派 吴秀英 9998年12月31日"), ("zhoumin", "任1 派 吴秀英 9999-12-31"), ("zhoumin", "任1 改 期限 9998-12-31"), ("zhoumin", "任1 长期 9998年1月4日 要逐年做"),
            ("zhengkai", "任1 延期 到 9998年12月31日 等批复"), ("zhengkai", "任1 延期到9999年 等批复"), ("zhengkai", "任1 延期 到 9999-12-31 等批复"),
        ])
        {
            await bot.AnswersAsync(who, said, Far);
        }

        Assert.Equal(entries, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync()));
    }

    [Fact]
    public async Task What_an_older_release_took_is_shown_and_asked_about_at_once()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 清点档案 郑凯 10月30日");
        await bot.ChangeAsync(async db => (await db.LedgerItems.SingleAsync()).DueOn = new DateOnly(9998, 12, 31));

        var card = await bot.SayAsync("zhengkai", "任1");
        Assert.Contains("12月31日到期", card, StringComparison.Ordinal);
        Assert.DoesNotContain("还有", card, StringComparison.Ordinal);
        await bot.AnswersAsync("zhengkai", "任1 延期 看情况", "请写延到哪一天和原因，例如：任1 延期 到 10月19日 等上级批复");
    }

    [Fact]
    public async Task A_day_some_years_ahead_that_was_asked_for_is_the_same_after_its_answer_was_taken_back()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 清点档案 郑凯 10月30日");
        await bot.AnswersAsync("zhengkai", "任1 延期 到 2028年3月6日 等新库房", "已请周敏答复");
        await bot.SayAsync("zhoumin", "任1 同意延期");
        await bot.AnswersAsync("zhoumin", "任1 撤回", "任1 的“同意延期”已撤回");

        await bot.AnswersAsync("zhoumin", "任1 同意延期", "任1 到期改为 3月6日");

        Assert.Equal(new DateOnly(2028, 3, 6), await bot.AskStoreAsync(db => db.LedgerItems.Select(i => i.DueOn!.Value).SingleAsync()));
    }
}
