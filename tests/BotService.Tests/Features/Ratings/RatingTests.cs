using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Ratings;

/// <summary>群众评价: the system draws, one tap answers, numbers are shown from five on, and nobody learns who.</summary>
public sealed class RatingTests
{
    private const string Done = "已记下，谢谢。谁答了什么不存。";

    [Fact]
    public async Task Twelve_are_drawn_answer_with_one_tap_and_are_shown_as_four_numbers_from_five_on()
    {
        await using var bot = await ClosedAsync();
        Assert.Equal("由核实人或管理员来请", await bot.SayAsync("zheng", "问1 请人评价"));
        Assert.Equal("由核实人或管理员来请", await bot.SayAsync("huang", "请人评价 问1"));
        await bot.ChangeAsync(async db => await FillWeekAsync(db, "hou4"));

        Assert.Equal("从 3 个支部抽了 12 人（不含经办和核实的支部），随本周提醒发出；谁答了什么不存", await bot.SayAsync("boss", "问1 请人评价"));

        var drawn = await DrawnAsync(bot, 1);
        Assert.Equal(12, drawn.Count);
        Assert.Empty(drawn.Intersect(["zheng", "huang", "gao", "ma", "hou4"]));
        await bot.AdvanceToAsync("2026-09-21 16:40");
        Assert.All(drawn, user => Assert.Single(bot.PushesTo(user)));
        Assert.Equal("已评价", await bot.PressAsync(drawn[0], "解决了"));
        Assert.Equal("问1 您评价过了，不用重复。谁答了什么不存。", await bot.SayAsync(drawn[0], "评价 问1 没解决"));
        Assert.Equal(Done, await bot.SayAsync(drawn[1], "评价 问1 解决了"));
        Assert.Equal(Done, await bot.SayAsync(drawn[2], "问1 解决了"));
        Assert.Contains("；评价：问 12，答了 3 份，不到 5 份不显示", await bot.SayAsync("boss", "问1"));

        foreach (var (said, at) in ((string[])["解决了", "部分", "部分解决 问1", "没解决", "评价问1：没解决", "问1 没解决"]).Select((said, at) => (said, at + 3)))
        {
            Assert.Equal(Done, await bot.SayAsync(drawn[at], said));
        }

        Assert.Contains("已销号 9月21日，郑凯负责，业务支部；评价：问 12，答 9：解决了 4，部分 2，没解决 3，不了解 0；要重开发 问1 重开 原因", await bot.SayAsync("boss", "问1"));
        Assert.DoesNotContain("%", await bot.SayAsync("boss", "问1 看经过"));
        Assert.Equal("现在没有请您评价问1，没有记。看这件发 问1", await bot.SayAsync("zheng", "评价 问1 解决了"));
        Assert.Equal("现在没有请您评价的事，没有记。", await bot.SayAsync("zheng", "没解决"));
        Assert.Contains("现在能请的不到 5 人", await bot.SayAsync("boss", "问1 请人评价"));

        await bot.AdvanceToAsync("2026-09-22 11:00");
        Assert.Contains("要重开吗？问1 重开 原因", Assert.Single(bot.PushesTo("boss")));
        Assert.Contains("要重开吗", bot.PushesTo("gao")[^1]);
        await bot.SayAsync("boss", "问1 重开 又开始冒烟了");
        Assert.DoesNotContain("评价：", await bot.SayAsync("boss", "问1"));
        Assert.Contains("没有请您评价问1", await bot.SayAsync(drawn[11], "评价 问1 解决了"));
    }

    [Fact]
    public async Task Owner_and_verifier_who_are_not_asked_are_told_their_own_step()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 走廊应急灯不亮");
        await bot.SayAsync("zhoumin", "问1 派 李秋月 10月30日");

        Assert.Equal("现在没有请您评价问1，没有记。办完请发 问1 完成 结果", await bot.SayAsync("liqiuyue", "问1 解决了"));
        Assert.Equal("现在没有请您评价问1，没有记。没办完请发 问1 进展 内容", await bot.SayAsync("liqiuyue", "问1 没解决"));
        await bot.SayAsync("liqiuyue", "问1 完成 灯管全部换新");
        Assert.Equal("现在没有请您评价问1，没有记。没好请发 问1 没改好 原因", await bot.SayAsync("wangwei", "问1 没解决"));
        Assert.Equal("现在没有请您评价问1，没有记。都好了请发 问1 通过", await bot.SayAsync("wangwei", "问1 已解决"));
        Assert.Equal("现在没有请您评价问1，没有记。看这件发 问1", await bot.SayAsync("zhangwei", "问1 解决了"));
    }

    [Theory]
    [InlineData(3, 1, 4)]
    [InlineData(3, 2, 7)]
    [InlineData(9, 3, 20)]
    public async Task As_many_are_drawn_as_there_are_up_to_twelve_and_fewer_than_five_are_not_asked(int raisers, int groups, int others)
    {
        await using var bot = await Bot.StartAsync("2026-10-12 09:05");
        await bot.PeopleAsync([
            "done 经办 甲支部", "seen 核实 乙支部", .. Enumerable.Range(0, raisers).Select(i => $"own{i} 同组{i} 甲支部"),
            .. Enumerable.Range(0, others).Select(i => $"far{i} 别组{i} 丙{i % groups}支部")]);
        await bot.SayAsync("boss", "问题 办事大厅排队太久 经办 11月6日");
        await bot.SayAsync("boss", "问1 验收人 核实");
        await bot.SayAsync("done", "问1 完成 加开了两个窗口");
        await bot.SayAsync("seen", "问1 通过");

        var answer = await bot.SayAsync("seen", "问1 请人评价");

        var drawn = await DrawnAsync(bot, 1);
        Assert.Equal(others < 5 ? 0 : Math.Min(others, 12), drawn.Count);
        Assert.StartsWith(others < 5 ? "现在能请的不到 5 人" : $"从 {drawn.Select(user => int.Parse(user[3..], System.Globalization.CultureInfo.InvariantCulture) % groups).Distinct().Count()} 个支部抽了 {drawn.Count} 人", answer, StringComparison.Ordinal);
        Assert.All(drawn, user => Assert.StartsWith("far", user, StringComparison.Ordinal));

        for (var i = 0; i < drawn.Count; i++)
        {
            await bot.SayAsync(drawn[i], $"评价 问1 {(i % 2 == 0 ? "解决了" : "不了解")}");
            var shown = await bot.SayAsync("boss", "问1");
            Assert.Contains(i < 4 ? $"答了 {i + 1} 份，不到 5 份不显示" : $"问 {drawn.Count}，答 {i + 1}：解决了 {(i + 2) / 2}，部分 0，没解决 0，不了解 {(i + 1) / 2}", shown);
            Assert.DoesNotContain("%", shown);
        }
    }

    [Fact]
    public async Task Two_askings_are_not_mixed_and_nobody_is_asked_twice_in_four_weeks()
    {
        await using var bot = await ClosedAsync();
        await bot.SayAsync("boss", "问1 请人评价");
        var first = await DrawnAsync(bot, 1);
        await bot.PeopleAsync([.. Enumerable.Range(0, 6).Select(i => $"new{i} 新来{i} 新支部")]);
        Assert.StartsWith("从 ", await bot.SayAsync("gao", "问1 请人评价"), StringComparison.Ordinal);
        var second = await DrawnAsync(bot, 2);
        Assert.Empty(first.Intersect(second));

        foreach (var user in first.Take(5))
        {
            await bot.SayAsync(user, "评价 问1 解决了");
        }

        foreach (var user in second.Take(5))
        {
            await bot.SayAsync(user, "评价 问1 不了解");
        }

        Assert.Contains($"第 1 次评价：问 12，答 5：解决了 5，部分 0，没解决 0，不了解 0；第 2 次评价：问 {second.Count}，答 5：解决了 0，部分 0，没解决 0，不了解 5", await bot.SayAsync("boss", "问1"));
        Assert.Contains("还没立项", (await bot.SayAsync("boss", "问题 停车位不够") + await bot.SayAsync("boss", "问2 请人评价")).Replace("现在是办理中，销号以后再请人评价", "还没立项", StringComparison.Ordinal));
        Assert.Contains("不请人评价", await bot.SayAsync("boss", "任务 写总结 郑凯 9月30日") + await bot.SayAsync("boss", "任1 请人评价"));
    }

    [Fact]
    public async Task Who_raised_it_is_asked_once_when_it_is_closed_and_one_no_is_enough_to_ask_back()
    {
        await using var bot = await ClosedAsync();
        await bot.AdvanceToAsync("2026-09-21 16:40");
        Assert.Contains("您提的这件已销号", bot.PushesTo("ma")[^1]);

        Assert.Equal("已评价", await bot.PressAsync("ma", "没解决"));

        Assert.DoesNotContain("评价：", await bot.SayAsync("boss", "问1"));
        await bot.AdvanceToAsync("2026-09-22 11:00");
        Assert.Contains("评价里有说没解决的。要重开吗？问1 重开 原因", Assert.Single(bot.PushesTo("boss")));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Ratings.CountAsync()));
    }

    [Fact]
    public async Task Whoever_has_asked_for_leave_is_asked_for_no_rating_though_nobody_has_answered_yet()
    {
        await using var bot = await ClosedAsync("ma", "qing0", "qing1", "qing2", "qing3", "qing4");

        Assert.StartsWith("从 2 个支部抽了 9 人", await bot.SayAsync("boss", "问1 请人评价"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-09-21 16:40");

        Assert.All((string[])["ma", "qing0", "qing4"], user => Assert.Empty(bot.PushesTo(user)));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.RatingInvites.CountAsync(i => i.Draw == RatingInvite.OfRaiser)));

        await bot.AdvanceToAsync("2026-09-24 16:40");
        Assert.Contains("问1 食堂油烟大：已销号", string.Join('\n', bot.PushesTo("ma")), StringComparison.Ordinal);
    }

    /// <param name="away">Ask for leave until Wednesday, and get no answer.</param>
    private static async Task<Bot> ClosedAsync(params string[] away)
    {
        var bot = await Bot.StartAsync("2026-09-21 09:05");
        await bot.PeopleAsync([
            "zheng 郑凯 业务支部", "huang 黄志远 业务支部 liaison", "gao 高峰 机关支部", "ma 马光明 离退休支部",
            .. Enumerable.Range(0, 4).Select(i => $"tui{i} 退休{i} 离退休支部"), .. Enumerable.Range(0, 5).Select(i => $"qing{i} 青年{i} 青年小组"), .. Enumerable.Range(0, 5).Select(i => $"hou{i} 后勤{i} 后勤支部")]);

        foreach (var user in away)
        {
            Assert.Contains("9月21日", await bot.SayAsync(user, "请假 9月21日至9月23日 外出"), StringComparison.Ordinal);
        }

        await bot.SayAsync("ma", "问题 食堂油烟大");
        await bot.SayAsync("boss", "问1 派 郑凯 9月30日");
        await bot.SayAsync("boss", "问1 验收人 高峰");
        await bot.SayAsync("zheng", "问1 完成 换了抽油烟机");
        Assert.Contains("问1 已销号", await bot.SayAsync("gao", "问1 通过"));
        return bot;
    }

    private static async Task FillWeekAsync(BotDbContext db, string user)
    {
        var member = await db.Members.SingleAsync(m => m.UserId == user);
        db.SentNudges.AddRange(Enumerable.Range(0, 2).Select(i => new SentNudge { Rule = $"r{i}", SubjectId = 999, MemberId = member.Id, WeekKey = 202639, At = Bot.At("2026-09-21 09:07").AddHours(i) }));
    }

    private static Task<List<string>> DrawnAsync(Bot bot, int draw) =>
        bot.AskStoreAsync(db => db.Members.Where(m => db.RatingInvites.Any(i => i.MemberId == m.Id && i.Draw == draw)).OrderBy(m => m.Id).Select(m => m.UserId).ToListAsync());
}
