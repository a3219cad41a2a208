using System.Text;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What waits to be told to one person is one message that people can read, however much happens.</summary>
public sealed class LedgerMessageTests
{
    [Fact]
    public async Task Many_things_given_on_one_day_are_one_message_that_counts_what_it_does_not_name()
    {
        await using var bot = await Office.OpenAsync("2027-03-08 09:00");
        var answer = string.Empty;

        for (var i = 1; i <= 40; i++)
        {
            answer = await bot.SayAsync("zhoumin", $"任务 清点第{i * 131}号柜{new string('柜', i % 5)} 韩淑兰 3月{15 + (i % 10)}日");
        }

        Assert.Contains("一并告知的有任1、任2、任3、任4、任5、任6等", answer, StringComparison.Ordinal);
        var waiting = Assert.Single(await bot.AskStoreAsync(db => db.Outbox.Where(m => m.State == OutboxState.Waiting).Select(m => m.Content).ToListAsync()));
        Assert.True(Encoding.UTF8.GetByteCount(waiting) < 5000, waiting);

        await bot.AdvanceToAsync("2027-03-08 16:20");

        var told = Assert.Single(bot.WeCom.DeliveredTo("hanshulan").Select(Trace.TextOf));
        var lines = told.Split('\n');
        Assert.True(Encoding.UTF8.GetByteCount(told) <= 2048, told);
        Assert.Equal($"还有 {40 - (lines.Length - 1)} 条没列出，看手上的事发 清单", lines[^1]);
        Assert.Contains("任1 清点第131号柜", lines[0], StringComparison.Ordinal);
        Assert.Contains("要办 40 件", await bot.SayAsync("hanshulan", "清单"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_to_go_hears_that_a_visit_is_moved_joined_or_dropped()
    {
        await using var bot = await Office.OpenAsync("2027-03-08 09:00");
        await bot.SayAsync("zhoumin", "课题 社区养老 方向 民生 陈丽华 5月28日");
        await bot.SayAsync("wuxiuying", "调研 和平里社区 3月16日 课1");
        await bot.SayAsync("wuxiuying", "访1 加入 邓睿");
        await bot.SayAsync("zhuhaoran", "调研 和平里社区 3月17日 课1");
        await bot.SayAsync("zhuhaoran", "访2 加入 杨子琪");
        await bot.SayAsync("maguangming", "调研 永定路社区 3月18日");
        await bot.SayAsync("maguangming", "访3 加入 韩淑兰");
        await bot.AdvanceToAsync("2027-03-09 09:00");

        await bot.SayAsync("maguangming", "访3 改到 3月19日");
        Assert.Contains("访2 合并到访1（3月16日）", await bot.SayAsync("zhuhaoran", "访2 合并 访1"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2027-03-09 16:20");

        Assert.Contains("访2 和平里社区：合并到访1（3月16日 周二），一起去", bot.LastTo("yangziqi"), StringComparison.Ordinal);
        Assert.Contains("访1 和平里社区：访2 合并进来，一起去（3月16日 周二）", bot.LastTo("wuxiuying"), StringComparison.Ordinal);
        Assert.Contains("访1 和平里社区：访2 合并进来，一起去（3月16日 周二）", bot.LastTo("dengrui"), StringComparison.Ordinal);
        Assert.Contains("访3 永定路社区：改到3月19日 周五", bot.LastTo("hanshulan"), StringComparison.Ordinal);
        Assert.Empty(bot.PushesTo("zhuhaoran"));

        await bot.AdvanceToAsync("2027-03-10 09:00");
        Assert.Contains("访3 已作废", await bot.SayAsync("maguangming", "访3 作废 社区那天有活动"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2027-03-10 16:20");
        Assert.Contains("访3 永定路社区：已作废，社区那天有活动", bot.LastTo("hanshulan"), StringComparison.Ordinal);
        Assert.Empty(bot.PushesTo("maguangming"));
    }
}
