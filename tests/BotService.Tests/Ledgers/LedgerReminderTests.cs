using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Items ride on the week's study push; what needs a push of its own stays within everybody's week.</summary>
public sealed class LedgerReminderTests
{
    [Theory]
    [InlineData(false, "10-12 09:07", "10-14 10:07", "10-16 14:37")]
    [InlineData(true, "10-12 09:07", "10-13 16:17", "10-16 14:37")]
    public async Task An_owner_gets_at_most_three_pushes_in_a_week_and_the_study_keeps_the_last(bool isGivenMore, params string[] pushes)
    {
        await using var bot = await OfficeInStudyAsync();
        await bot.SayAsync("zhoumin", "任务 修订临时救助操作办法 郑凯 10月15日");
        await bot.AdvanceToAsync("2026-10-13 10:01");
        Assert.Contains("1 件临期：任1", bot.LastTo("zhengkai"), StringComparison.Ordinal);

        if (isGivenMore)
        {
            await bot.SayAsync("zhoumin", "任务 更新养老机构名录 郑凯 10月30日");
        }

        await bot.AdvanceToAsync("2026-10-18 12:01");

        Assert.Equal(pushes, bot.TimesFor("zhengkai").Where(time => string.CompareOrdinal(time, "10-12") >= 0));
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task Who_gets_no_study_push_has_a_push_of_its_own_and_reads_before_due_that_it_is_the_last()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("zhoumin", "任务 修订办法 郑凯 10月14日");
        await bot.SayAsync("zhoumin", "任务 更新名录 谢春梅 10月20日");
        await bot.SayAsync("xiechunmei", "任2 完成 名录已更新");

        await bot.AdvanceToAsync("2026-10-18 12:01");

        Assert.Equal(["10-09 16:17", "10-12 09:17", "10-13 10:07"], bot.TimesFor("zhengkai"));
        Assert.Contains("1 件临期：任1", bot.PushesTo("zhengkai")[1], StringComparison.Ordinal);
        var last = Trace.TextOf(bot.WeCom.DeliveredTo("zhengkai")[^1]);
        Assert.Contains("明天到期；过期后不再自动提醒", last, StringComparison.Ordinal);
        Assert.Contains("请写一句结果", await PressedAsync(bot, "zhengkai", "完成"), StringComparison.Ordinal);
        Assert.Contains("1 件等您核实：任2", string.Join('\n', bot.PushesTo("zhoumin")), StringComparison.Ordinal);
        Assert.Empty(bot.WeCom.Violations);
    }

    [Theory]
    [InlineData("first-push", "10-09 16:17", "10-12 09:17")]
    [InlineData("before-due", "10-09 16:17", "10-13 10:07")]
    public async Task A_kind_is_in_those_reminders_that_its_file_names(string rung, params string[] pushes)
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "config", "ledgers", "task.json"), Bot.Token);
        var folder = LedgerFolder.With(("task.json", shipped.Replace("\"Statistics\":", $"\"Rungs\": [\"{rung}\"], \"Statistics\":", StringComparison.Ordinal)));
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "任务 装订卷宗 郑凯 10月14日");

        await bot.AdvanceToAsync("2026-10-18 12:01");

        Assert.Equal(pushes, bot.TimesFor("zhengkai"));
    }

    [Theory]
    [InlineData("true", "03-08 09:17")]
    [InlineData("false", "03-08 10:07")]
    public async Task A_push_about_something_else_on_the_first_day_takes_away_neither_the_line_nor_the_last_reminder(string hasFirstPush, string told)
    {
        await using var bot = await Office.OpenAsync("2027-03-05 09:00", ("Reminders:Ledgers:first-push:On", hasFirstPush));
        await bot.SayAsync("zhoumin", "任务 清点应急物资 李秋月 3月9日");
        await bot.AdvanceToAsync("2027-03-08 09:08");
        await bot.SayAsync("zhoumin", "传达 汛期值班安排 对象:全体");
        await bot.SayAsync("zhoumin", "确认发出");

        await bot.AdvanceToAsync("2027-03-08 18:01");

        var times = bot.TimesFor("liqiuyue");
        Assert.Equal((3, told), (times.Count, times[^1]));
        Assert.Contains("任1", bot.LastTo("liqiuyue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waited_for_the_next_week_takes_the_line_along_and_both_are_one_push()
    {
        await using var bot = await Office.OpenAsync("2027-03-04 09:00", ("Reminders:Budget", "1"));
        await bot.SayAsync("zhoumin", "任务 核对补贴名单 邓睿 3月9日");
        await bot.AdvanceToAsync("2027-03-05 09:00");
        Assert.Contains("下周一一并告知", await bot.SayAsync("zhoumin", "任务 检修投影机 邓睿 3月25日"), StringComparison.Ordinal);

        await bot.AdvanceToAsync("2027-03-08 18:01");

        Assert.Equal(["03-04 16:17", "03-08 09:17"], bot.TimesFor("dengrui"));
        Assert.Matches("(?s)任2 检修投影机.*清单：1 件临期：任1", bot.LastTo("dengrui"));
    }

    [Fact]
    public async Task Buttons_answer_like_words_and_who_raised_it_hears_that_it_is_closed()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("wangwei", "问题 三楼开水器一用就跳闸");
        await bot.SayAsync("linxiaoyan", "问1 派 李秋月 10月30日");
        await bot.AdvanceToAsync("2026-10-09 16:20");
        Assert.Contains("由您办理，10月30日到期", bot.LastTo("liqiuyue"), StringComparison.Ordinal);
        await bot.SayAsync("liqiuyue", "问1 完成 换了漏电开关");
        await bot.AdvanceToAsync("2026-10-12 16:20");

        await bot.PressAsync("wangwei", "通过");

        var entry = await bot.AskStoreAsync(db => db.LedgerEntries.OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal(("Pass", "card"), (entry.Verb, entry.Via));
        await bot.AdvanceToAsync("2026-10-13 16:20");
        Assert.Contains("问1 三楼开水器一用就跳闸：已销号", bot.LastTo("liqiuyue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Liaisons_read_their_group_beneath_the_study_digest_and_admins_the_whole_on_the_first_day()
    {
        await using var bot = await OfficeInStudyAsync();
        await bot.SayAsync("zhengkai", "问题 走廊应急灯不亮");
        await bot.SayAsync("zhoumin", "任务 更新名录 谢春梅 10月12日");
        await bot.SayAsync("zhoumin", "任务 写总结 邓睿 10月9日");

        await bot.AdvanceToAsync("2026-10-20 12:01");

        Assert.Contains(bot.PushesTo("huangzhiyuan").Select(System.Text.RegularExpressions.Regex.Unescape), push => push.Contains("本组清单：逾期 任2、任1；待立项 问1", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.PushesTo("hanshulan").Select(System.Text.RegularExpressions.Regex.Unescape), push => push.Contains("本组清单", StringComparison.Ordinal));
        var week = bot.WeCom.DeliveredTo("zhoumin").Select(Trace.TextOf).Where(text => text.Contains("清单（", StringComparison.Ordinal)).ToList();
        Assert.Contains("任务清单：办理中 2（逾期 2），待核实 0", week[^1], StringComparison.Ordinal);
        Assert.Contains("逾期·红：任2", week[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rung_that_is_switched_off_is_silent_and_who_asked_for_quiet_hears_only_what_is_given()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("Reminders:Ledgers:before-due:On", "false"), ("Reminders:Ledgers:ledger-week:On", "false"));
        await bot.SayAsync("zhoumin", "任务 修订办法 郑凯 10月14日");
        await bot.SayAsync("xiechunmei", "免打扰 2");
        await bot.SayAsync("zhoumin", "任务 更新名录 谢春梅 10月14日");

        await bot.AdvanceToAsync("2026-10-18 12:01");

        Assert.Equal(["10-09 16:17", "10-12 09:17"], bot.TimesFor("zhengkai"));
        Assert.Equal(["10-09 16:17"], bot.TimesFor("xiechunmei"));
        Assert.Empty(bot.TimesFor("zhoumin"));
    }

    [Fact]
    public async Task Who_is_on_leave_hears_of_what_was_given_when_back()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.ChangeAsync(async db =>
        {
            var owner = await db.Members.SingleAsync(m => m.UserKey == "zhengkai");
            db.Leaves.Add(new Store.Leave { MemberId = owner.Id, From = new DateOnly(2026, 10, 9), To = new DateOnly(2026, 10, 13), Reason = "出差", AskedAt = bot.Clock.UtcNow, State = Store.LeaveState.Granted });
        });

        Assert.Contains("10月14日 16:17 告知本人", await bot.SayAsync("zhoumin", "任务 修订办法 郑凯 10月30日"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-15 12:01");

        Assert.Equal(["10-14 16:17"], bot.TimesFor("zhengkai"));
    }

    private static async Task<string> PressedAsync(Bot bot, string who, string label)
    {
        await bot.PressAsync(who, label);
        return string.Join('\n', bot.PushesTo(who).Select(System.Text.RegularExpressions.Regex.Unescape)) + await bot.SayAsync(who, "任1 完成");
    }

    /// <summary>With the topic of the second week of October.</summary>
    private static async Task<Bot> OfficeInStudyAsync()
    {
        var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.PlanTopicAsync("2026-W42");
        return bot;
    }
}
