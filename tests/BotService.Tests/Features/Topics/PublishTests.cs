using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Topics;

public sealed class PublishTests
{
    [Fact]
    public async Task A_topic_published_by_chat_can_be_answered_at_once_and_its_card_follows()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:10");
        await bot.UsualPeopleAsync();

        var answer = await bot.DoAsync("chief", "发布 高质量发展 周五18:00 https://study.example/37");

        Assert.All(["第37周《高质量发展》", "应到 6", "9月11日 周五 18:00", "补学到 9月13日 周日 20:00", "一分钟内"], part => Assert.Contains(part, answer));
        Assert.Contains("按时", await bot.SayAsync("bob", "已学"));
        await bot.AdvanceToAsync("2026-09-08 10:12");
        Assert.Contains("高质量发展", Assert.Single(bot.PushesTo("carol")));
        Assert.Empty(bot.PushesTo("bob"));
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task In_the_evening_the_answer_says_when_the_card_goes_out()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 21:00");
        await bot.UsualPeopleAsync();

        Assert.Contains("9月9日 周三 08:37", await bot.DoAsync("boss", "发布高质量发展 周五18:00"));
        await bot.AdvanceToAsync("2026-09-09 08:36");
        Assert.Empty(bot.PushesTo("bob"));
        await bot.AdvanceToAsync("2026-09-09 08:38");
        Assert.Single(bot.PushesTo("bob"));
    }

    [Fact]
    public async Task An_audience_may_be_named_and_others_get_their_own_topic()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:10");
        await bot.UsualPeopleAsync();

        Assert.Contains("应到 5", await bot.DoAsync("chief", "发布 支部主题 对象:支部、青年 周五18:00"));
        Assert.Contains("应到 1", await bot.DoAsync("chief", "发布 党组主题 周五18:00 对象：党组"));
        Assert.Equal(2, await bot.AskStoreAsync(db => db.Topics.CountAsync()));
    }

    [Theory]
    [InlineData("发布 支部主题 面向：青年；支部 周五18:00")]
    [InlineData("发布 支部主题 周五18:00 对象:支部;青年小组")]
    public async Task Whom_it_is_for_is_named_with_the_signs_that_a_notice_takes(string words)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:10");
        await bot.UsualPeopleAsync();

        Assert.Contains("应到 5", await bot.DoAsync("chief", words));
    }

    [Fact]
    public async Task A_second_topic_for_the_same_people_in_one_week_is_refused_with_the_way_out()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:10");
        await bot.UsualPeopleAsync();
        await bot.DoAsync("chief", "发布 高质量发展 周五18:00");

        var answer = await bot.DoAsync("chief", "发布 另一个主题 周五18:00 对象:支部");

        Assert.All(["《高质量发展》", "延期 第37周", "关闭 第37周"], part => Assert.Contains(part, answer));
        await bot.SayAsync("chief", "关闭 第37周");
        await bot.SayAsync("chief", "是");
        Assert.Contains("已发布", await bot.DoAsync("chief", "发布 另一个主题 周五18:00 对象:支部"));
    }

    [Fact]
    public async Task The_time_to_put_off_to_that_is_offered_is_one_of_the_weeks_own_topic()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:10");
        await bot.UsualPeopleAsync();
        await bot.DoAsync("chief", "发布 高质量发展 9月18日18:00");

        var refused = await bot.SayAsync("chief", "发布 另一个主题 9月17日18:00");

        Assert.Contains("延期 第38周 到 9月20日18:00", refused);
        Assert.Contains("改为 9月20日 周日 18:00", await bot.DoAsync("chief", "延期 第38周 到 9月20日18:00"));
        Assert.Contains("延期 第38周 到 9月21日18:00", await bot.SayAsync("chief", "关闭 第38周 到周三"));
    }

    [Theory]
    [InlineData("chief", "发布", "例如")]
    [InlineData("chief", "发布 高质量发展", "截止时间")]
    [InlineData("chief", "发布 高质量发展 9月7日18:00", "已经过了")]
    [InlineData("chief", "发布 高质量发展 面向:、 周五18:00", "对象没看懂")]
    [InlineData("alice", "发布 高质量发展 周五18:00", "管理员")]
    [InlineData("bob", "发布 高质量发展 周五18:00", "管理员")]
    public async Task What_is_not_complete_or_not_allowed_publishes_nothing(string who, string words, string answer)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:10");
        await bot.UsualPeopleAsync();

        Assert.Contains(answer, await bot.SayAsync(who, words));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Topics.CountAsync()));
    }

    [Theory]
    [InlineData("发布 下周的主题 9月18日18:00", "第38周（9月14日—9月18日）《下周的主题》", "9月14日 周一 09:07")]
    [InlineData("发布 标题 下周五18:00", "第38周（9月14日—9月18日）《标题》", "9月14日 周一 09:07")]
    [InlineData("发布 第39周 标题 9月25日", "第39周（9月21日—9月25日）《标题》", "9月21日 周一 09:07")]
    [InlineData("发布 下周 乡村振兴 周四18:00", "第38周（9月14日—9月18日）《乡村振兴》", "9月14日 周一 09:07")]
    [InlineData("发布 乡村振兴 第39周 周四", "第39周（9月21日—9月25日）《乡村振兴》", "9月21日 周一 09:07")]
    [InlineData("发布 第39周 标题 周五", "第39周（9月21日—9月25日）《标题》", "9月21日 周一 09:07")]
    public async Task A_topic_belongs_to_the_week_in_which_it_falls_due_and_opens_there(string words, string week, string opens)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:10");
        await bot.UsualPeopleAsync();

        var answer = await bot.DoAsync("chief", words);

        Assert.All([week, $"开放：{opens}"], part => Assert.Contains(part, answer));
        await bot.AdvanceToAsync("2026-09-08 10:12");
        Assert.Empty(bot.PushesTo("bob"));
        await bot.AdvanceToAsync("2026-09-21 10:00");
        Assert.Contains(bot.PushesTo("bob"), push => push.Contains("主题已开放", StringComparison.Ordinal));
    }
}
