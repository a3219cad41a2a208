using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>提醒预览 shows what the ledgers will send, written by what sends it.</summary>
public sealed class LedgerPreviewTests
{
    [Fact]
    public async Task An_admin_sees_the_ledgers_reminders_of_a_day_and_nothing_of_them_is_done()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        Assert.Contains("以后两个月也没有", await bot.SayAsync("zhoumin", "提醒预览"), StringComparison.Ordinal);
        await bot.SayAsync("zhoumin", "任务 修订办法 郑凯 10月14日");

        var monday = await bot.SayAsync("zhoumin", "提醒预览 10月12日");
        Assert.Contains("09:17 清单第一次推送 → 成员 1 人", monday, StringComparison.Ordinal);
        Assert.Matches("09:37 清单每周汇总 → 管理员 [1-9] 人", monday);
        Assert.Equal(monday, await bot.SayAsync("zhoumin", "提醒预览 10月12日"));
        Assert.Contains("10:07 清单到期前提醒 → 成员 1 人", await bot.SayAsync("zhoumin", "提醒预览 10月13日"), StringComparison.Ordinal);
        Assert.Contains("之后最近的一次：10月12日 周一 09:17 清单第一次推送", await bot.SayAsync("zhoumin", "提醒预览 10月11日"), StringComparison.Ordinal);

        await bot.AdvanceToAsync("2026-10-18 12:01");
        Assert.Equal(["10-09 16:17", "10-12 09:17", "10-13 10:07"], bot.TimesFor("zhengkai"));
    }

    [Fact]
    public async Task What_the_lists_sent_that_day_is_shown_as_sent()
    {
        await using var bot = await Office.OpenAsync("2026-10-16 09:00");
        await bot.SayAsync("zhoumin", "任务 整理档案 郑凯 10月21日");
        await bot.AdvanceToAsync("2026-10-19 10:00");

        var monday = await bot.SayAsync("zhoumin", "提醒预览");
        Assert.Matches("今天已发：\n09:17 清单第一次推送 → 成员 1 人\n09:37 清单每周汇总 → 管理员 [1-9] 人", monday);

        await bot.AdvanceToAsync("2026-10-20 11:00");
        Assert.Contains("今天已发：\n10:07 清单到期前提醒 → 成员 1 人", await bot.SayAsync("zhoumin", "提醒预览"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_will_read_it_on_the_card_of_a_topic_that_opens_that_day_is_not_counted_again()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.PlanTopicAsync("2026-W42");
        await bot.SayAsync("zhoumin", "任务 修订办法 郑凯 10月14日");

        var monday = await bot.SayAsync("zhoumin", "提醒预览 10月12日");

        Assert.Contains("09:07 开放通知 第42周", monday, StringComparison.Ordinal);
        Assert.DoesNotContain("清单第一次推送", monday, StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-12 12:01");
        Assert.Equal(["10-09 16:17", "10-12 09:07"], bot.TimesFor("zhengkai"));
    }
}
