using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>我来跟进 of an item that somebody has: the liaison looks after it, and its owner is not reminded of it.</summary>
public sealed class LedgerHoldTests
{
    [Fact]
    public async Task What_the_liaison_looks_after_is_in_no_reminder_of_its_owner_and_stands_in_its_history()
    {
        await using var bot = await Office.OpenAsync("2026-11-06 09:00");
        await bot.SayAsync("zhoumin", "任务 清点库房 邓睿 11月11日");
        await bot.SayAsync("zhoumin", "任务 核对账册 谢春梅 11月11日");

        await bot.AnswersAsync("huangzhiyuan", "我来跟进 任1", "任1 由您跟进，到期前不再自动提醒邓睿");
        await bot.AnswersAsync("huangzhiyuan", "任1 我来负责", "任1 已有人跟进，到期前不再自动提醒邓睿，没有改");
        await bot.AnswersAsync("dengrui", "任1 看经过", "11月6日 黄志远 跟进：到期前不再自动提醒邓睿");
        await bot.AdvanceToAsync("2026-11-12 12:01");

        Assert.Equal(["11-06 16:17"], bot.TimesFor("dengrui"));
        Assert.Equal(["11-06 16:17", "11-09 09:17", "11-10 10:07"], bot.TimesFor("xiechunmei"));
    }

    [Fact]
    public async Task It_ends_when_it_is_taken_back_and_with_another_day_and_is_taking_where_nobody_has_the_item()
    {
        await using var bot = await Office.OpenAsync("2026-11-06 09:00");
        await bot.SayAsync("zhoumin", "任务 清点库房 邓睿 11月11日");
        await bot.SayAsync("huangzhiyuan", "任务 整理书架");

        await bot.AnswersAsync("wuxiuying", "我来跟进 任1", "任1 已由邓睿办理，没有改");
        await bot.SayAsync("huangzhiyuan", "我来跟进 任1");
        await bot.AnswersAsync("huangzhiyuan", "任1 撤回", "任1 的“跟进”已撤回，现在是办理中");
        await bot.AnswersAsync("huangzhiyuan", "我来负责 任1", "任1 由您跟进");
        await bot.AnswersAsync("zhoumin", "任1 改 期限 11月12日", "任1 期限改为11月12日");
        await bot.AnswersAsync("huangzhiyuan", "我来跟进 任2", "任2 由您办理");
        await bot.AdvanceToAsync("2026-11-13 12:01");

        Assert.Equal(["11-06 16:17", "11-09 09:17", "11-11 10:07"], bot.TimesFor("dengrui"));
    }
}
