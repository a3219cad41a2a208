using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What waits to be told is looked at again when the item goes on: nobody hears what is no longer so, and no push is spent on it.</summary>
public sealed class OutdatedLineTests
{
    [Fact]
    public async Task Whoever_an_item_was_taken_from_before_the_message_left_hears_nothing_of_it()
    {
        await using var bot = await Office.OpenAsync("2026-10-13 09:00");
        await bot.SayAsync("zhoumin", "任务 检修投影机 邓睿 10月28日");
        await bot.AnswersAsync("zhoumin", "任1 派 谢春梅", "任1 由谢春梅办理，10月28日到期");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.SentNudges.CountAsync()));

        await bot.AdvanceToAsync("2026-10-13 16:30");

        Assert.Empty(bot.PushesTo("dengrui"));
        Assert.Contains("任1 检修投影机，由您办理，10月28日到期", bot.LastTo("xiechunmei"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_given_reported_and_passed_on_one_day_is_told_as_closed_and_nobody_is_asked_to_verify_it()
    {
        await using var bot = await Office.OpenAsync("2026-10-13 09:00");
        await bot.SayAsync("wangwei", "问题 花坛边沿缺角");
        await bot.SayAsync("linxiaoyan", "问1 派 李秋月 10月30日");
        await bot.SayAsync("zhoumin", "任务 擦拭宣传栏 李秋月 10月30日");
        await bot.AnswersAsync("liqiuyue", "问1 完成 缺角已经用水泥补齐", "问1 报完成");
        await bot.AnswersAsync("wangwei", "问1 通过", "问1 已销号");

        await bot.AdvanceToAsync("2026-10-13 16:30");

        var told = bot.LastTo("liqiuyue");
        Assert.Contains("任1 擦拭宣传栏，由您办理，10月30日到期", told, StringComparison.Ordinal);
        Assert.Contains("问1 花坛边沿缺角：已销号", told, StringComparison.Ordinal);
        Assert.DoesNotContain("问1 花坛边沿缺角，由您办理", told, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.WeCom.DeliveredTo("wangwei").Select(Trace.TextOf), text => text.Contains("等您核实", StringComparison.Ordinal) || text.Contains("已立项", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_about_more_time_is_put_once_and_not_at_all_when_it_is_answered()
    {
        await using var bot = await Office.OpenAsync("2026-10-13 09:00");
        await bot.SayAsync("zhoumin", "任务 校对年报 郑凯 10月30日");
        await bot.SayAsync("zhoumin", "任务 补拍照片 谢春梅 10月30日");
        await bot.SayAsync("zhengkai", "任1 延期 到 11月6日 等印刷厂");
        await bot.SayAsync("zhengkai", "任1 延期 到 11月10日 印刷厂又改了日子");
        await bot.SayAsync("xiechunmei", "任2 延期 到 11月9日 等天晴");
        await bot.SayAsync("xiechunmei", "任2 延期 到 11月11日 还要等天晴");
        await bot.AnswersAsync("zhoumin", "任1 同意延期", "任1 到期改为 11月10日");

        await bot.AdvanceToAsync("2026-10-13 16:30");

        Assert.Contains("任1 校对年报：同意延期，11月10日到期", bot.LastTo("zhengkai"), StringComparison.Ordinal);
        var asked = Assert.Single(bot.WeCom.DeliveredTo("zhoumin").Select(Trace.TextOf));
        Assert.DoesNotContain("任1", asked, StringComparison.Ordinal);
        Assert.Contains("申请延到11月11日", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("申请延到11月9日", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_back_and_was_given_on_is_told_to_nobody_but_who_has_it()
    {
        await using var bot = await Office.OpenAsync("2026-10-13 09:00");
        await bot.SayAsync("zhoumin", "任务 核对门牌 邓睿 10月29日");
        await bot.AnswersAsync("dengrui", "任1 退 这几栋归物业管", "任1 已退");
        await bot.AnswersAsync("zhoumin", "任1 派 吴秀英", "任1 由吴秀英办理");

        await bot.AdvanceToAsync("2026-10-13 16:30");

        Assert.Empty(bot.PushesTo("dengrui"));
        Assert.Empty(bot.PushesTo("zhoumin"));
        Assert.Contains("任1 核对门牌，由您办理", bot.LastTo("wuxiuying"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_it_again_by_an_undo_hears_of_it_after_all()
    {
        await using var bot = await Office.OpenAsync("2026-10-13 09:00");
        await bot.SayAsync("zhoumin", "任务 盘点仓库 谢春梅 10月29日");
        await bot.SayAsync("zhoumin", "任1 派 郑凯");
        await bot.AnswersAsync("zhoumin", "任1 撤回", "任1 的“派”已撤回");

        await bot.AdvanceToAsync("2026-10-13 16:30");

        Assert.Empty(bot.PushesTo("zhengkai"));
        Assert.Contains("任1 盘点仓库，由您办理，10月29日到期", bot.LastTo("xiechunmei"), StringComparison.Ordinal);
    }
}
