using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Reports;

/// <summary>What notices, the rota, rounds of opinions and ratings are worth in a report, as of a day.</summary>
public sealed class ListFigureTests
{
    [Fact]
    public async Task Notices_turns_and_rounds_are_counted_as_of_a_day_and_what_was_taken_back_is_gone()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        Assert.Equal((null, null, null), (await ValueAsync(bot, "notice"), await ValueAsync(bot, "speaking"), await ValueAsync(bot, "consultation")));
        await bot.DoAsync("chief", "传达 市委主题教育实施方案");
        await bot.DoAsync("chief", "传达 发错的");
        await bot.DoAsync("chief", "传2 撤回");
        await bot.SayAsync("bob", "已阅 传1");
        await bot.SayAsync("alice", "述学 已讲 艾丽");
        await bot.SayAsync("chief", "征求意见 对各支部的意见 9月20日");
        await bot.SayAsync("bob", "意见 会太多");
        await bot.SayAsync("bob", "匿名意见 报表太多");
        await bot.AdvanceToAsync("2026-09-10 10:00");
        await bot.SayAsync("carol", "已阅 传1");

        Assert.Equal((1, 2, 1), (await ValueAsync(bot, "notice"), await ValueAsync(bot, "notice-read"), await ValueAsync(bot, "notice-read", "2026-09-08")));
        Assert.Equal((1, 1, 2), (await ValueAsync(bot, "speaking"), await ValueAsync(bot, "consultation"), await ValueAsync(bot, "opinion")));
        Assert.Null(await ValueAsync(bot, "notice", "2026-09-07"));
        Assert.Null(await ValueAsync(bot, "speaking", "2026-09-07"));
    }

    [Fact]
    public async Task Notices_and_days_of_classes_are_no_studied_topics()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.DoAsync("chief", "传达 十月安排");
        await bot.SayAsync("bob", "已阅");
        Assert.Null(await ValueAsync(bot, "topic"));

        await bot.PlanTopicAsync("2026-W37", opens: "2026-09-08 10:12");
        await bot.AdvanceToAsync("2026-09-08 10:30");
        await bot.SayAsync("bob", "已学");
        Assert.Equal(1, await ValueAsync(bot, "topic"));
    }

    [Fact]
    public async Task The_sheet_of_claims_is_bound_to_what_was_passed_on_spoken_and_rated()
    {
        await using var office = await ReportOffice.OpenAsync("2026-09-08 10:05");
        await office.Bot.DoAsync("chief", "传达 市委主题教育实施方案");
        await office.Bot.SayAsync("bob", "已阅 传1");
        await office.Bot.SayAsync("alice", "述学 已讲 艾丽");
        var item = await office.ItemAsync("problem", 1, "9-2", null, "9-3 Claim Claimed", "9-4 Pass Closed");
        await office.Bot.ChangeAsync(async db =>
        {
            foreach (var member in await db.Members.ToListAsync())
            {
                db.RatingInvites.Add(new BotService.Store.RatingInvite { ItemId = item, Cycle = 1, Draw = 1, MemberId = member.Id, AskedOn = new DateOnly(2026, 9, 7), HasAnswered = member.UserKey == "bob" });
            }
        });

        await office.SayAsync("总结");
        var rows = new RawWorkbook(await office.FileAsync("来源.xlsx")).Rows("说法");

        Assert.Contains(rows, row => row[0] == "第一时间专题学习" && row[1] == "对得上" && row[2].Contains("传1《市委主题教育实施方案》9月8日，已阅 1/3", StringComparison.Ordinal));
        Assert.Contains(rows, row => row[0] == "每周述学" && row[1] == "对不上" && row[2] == "2 周里 1 周有人讲，共 1 人次，1 人讲过");
        Assert.Contains(rows, row => row[0] == "听取群众评价" && row[1] == "对得上" && row[2] == "1 件请 3 人评价，答 1");
    }

    private static async Task<int?> ValueAsync(Bot bot, string count, string? asOf = null)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        var day = asOf is null ? scope.ServiceProvider.GetRequiredService<LocalClock>().Today : DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture);
        var question = new FigureQuestion(new FigureDefinition { Count = count }, Campaign.Unnamed, day, bot.Clock.UtcNow);
        return (await scope.ServiceProvider.GetRequiredService<ReportFigures>().ReadAsync(question, Bot.Token)).Value;
    }
}
