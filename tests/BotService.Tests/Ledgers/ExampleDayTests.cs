using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>An example is one of today: sent as it stands it is taken.</summary>
public sealed class ExampleDayTests
{
    [Fact]
    public async Task What_an_example_says_can_be_sent_as_it_stands_in_any_month()
    {
        await using var bot = await Office.OpenAsync("2026-12-03 09:00");
        await bot.SayAsync("zhoumin", "任务 盘点仓库 高峰 12月18日");

        await bot.AnswersAsync("zhoumin", "任务", "例如：任务 修订临时救助操作办法 郑凯 12月10日");
        await bot.AnswersAsync("zhoumin", "任务 修订临时救助操作办法 郑凯 12月10日", "12月10日到期");
        await bot.AnswersAsync("zhoumin", "实事", "李秋月 12月10日");
        await bot.AnswersAsync("zhoumin", "任1 派", "例如：任1 派 李秋月 12月10日");
        await bot.AnswersAsync("zhoumin", "任1 派 李秋月 有空时", "例如：任1 派 李秋月 12月10日");
        await bot.AnswersAsync("zhoumin", "任1 改 期限 有空时", "例如：任1 改 期限 12月10日");
        await bot.AnswersAsync("linxiaoyan", "调研 城南社区", "请写哪一天去，例如：调研 城东社区 12月10日 课2");
        await bot.AnswersAsync("linxiaoyan", "调研 12月7日", "请写去哪里，例如：调研 城东社区 12月7日 课2");
        await bot.SayAsync("linxiaoyan", "调研 城南社区 12月7日");
        await bot.AnswersAsync("linxiaoyan", "访1 改到 有空时", "例如：访1 改到 12月10日");
    }

    [Fact]
    public async Task A_day_that_is_over_is_refused_with_one_that_is_not()
    {
        await using var bot = await Office.OpenAsync("2026-12-03 09:00");

        await bot.AnswersAsync("zhoumin", "任务 更换窗帘 高峰 11月20日", "11月20日已经过了，没有记下。请换一个没过的日子再发，例如 12月10日");
        await bot.AnswersAsync("linxiaoyan", "调研 城南社区 11月20日", "走访补录最多 7 天，没有记下。请写11月26日起的日子；更早的请管理员导入表格");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
    }
}
