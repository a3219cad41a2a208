using System.Text;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>How an item that is late, or that has much to tell, is written.</summary>
public sealed class LateItemTests
{
    [Fact]
    public async Task On_the_days_off_behind_its_day_an_item_is_late_by_no_working_day_and_nobody_is_urged_yet()
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");
        await bot.SayAsync("zhoumin", "任务 更新救助名录 郑凯 11月13日");

        Assert.Contains("任1 刚过期，下一个工作日再督办", await bot.OnAsync("11-14", "zhoumin", "督办 任1"), StringComparison.Ordinal);
        Assert.Contains("11月13日到期（原定11月13日），逾期·黄", await bot.SayAsync("zhengkai", "任1"), StringComparison.Ordinal);
        Assert.Contains("任1 更新救助名录，逾期 1 个工作日·黄；郑凯", await bot.OnAsync("11-16", "zhoumin", "督办 任1"), StringComparison.Ordinal);
        Assert.Contains("逾期 1 个工作日·黄", await bot.SayAsync("zhengkai", "任1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_urged_who_is_on_leave()
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");
        await bot.SayAsync("zhoumin", "任务 更新救助名录 郑凯 11月11日");
        await bot.ChangeAsync(async db =>
        {
            var owner = await db.Members.SingleAsync(m => m.UserKey == "zhengkai");
            db.Leaves.Add(new Leave { MemberId = owner.Id, From = new DateOnly(2026, 11, 16), To = new DateOnly(2026, 11, 18), Reason = "探亲", AskedAt = bot.Clock.UtcNow, State = LeaveState.Granted });
        });

        Assert.Equal("郑凯11月16日至18日请假，没有发；11月19日回来后再督办", await bot.OnAsync("11-17", "zhoumin", "督办 任1"));
        Assert.Contains("会发给：郑凯", await bot.OnAsync("11-19", "zhoumin", "督办 任1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_a_list_has_at_most_ninety_three_bytes_and_its_title_gives_way()
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");
        await bot.SayAsync("yangziqi", "任务 逐户核对独居老人紧急联系电话 11月30日");
        await bot.SayAsync("yangziqi", "任务 清点活动室桌椅 11月30日");

        var lines = (await bot.SayAsync("zhoumin", "任务清单")).Split('\n').Where(line => line.StartsWith('任') && line.Contains("11/30", StringComparison.Ordinal)).ToList();

        Assert.Equal(["任1 逐户核对独居老人紧急联… 青年理论学习小组 11/30 办理中·没人领", "任2 清点活动室桌椅 青年理论学习小组 11/30 办理中·没人领"], lines);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 93));
    }
}
