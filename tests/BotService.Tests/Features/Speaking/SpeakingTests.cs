using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Speaking;

public sealed class SpeakingTests
{
    [Fact]
    public async Task The_speaker_reads_it_on_the_card_that_opens_the_week_and_nobody_gets_a_push_for_it()
    {
        await using var bot = await StartAsync();
        await bot.PlanTopicAsync("2026-W38");
        await bot.AdvanceToAsync("2026-09-14 10:00");

        Assert.Contains("这周轮到您（3–5 分钟，不用写稿）", Assert.Single(bot.PushesTo("xie")));
        Assert.DoesNotContain("述学", Assert.Single(bot.PushesTo("song")));
        Assert.Equal("业务支部：第38周 谢春梅（您），第39周 宋海涛，第40周 邓睿。换人发 述学 换 姓名", await bot.SayAsync("xie", "述学"));
        Assert.Contains("第39周 宋海涛", await bot.SayAsync("song", "述学 第39周"));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Key.StartsWith("swap"))));
    }

    [Fact]
    public async Task Every_group_has_its_turn_though_nobody_there_has_ever_asked_and_in_a_voluntary_one_only_who_came_forward()
    {
        await using var bot = await StartAsync();
        await bot.PeopleAsync("dong 董玉兰 离退休支部", "feng 冯保国 机关支部");
        await bot.PlanTopicAsync("2026-W38");
        await bot.PlanTopicAsync("2026-W39");
        await bot.AdvanceToAsync("2026-09-14 10:00");

        Assert.Equal(["chief", "li", "xie"], Told(bot, "这周轮到您"));
        await bot.SayAsync("dong", "述学 我来");
        await bot.AdvanceToAsync("2026-09-16 10:00");
        Assert.Contains("第38周 董玉兰（您）", await bot.SayAsync("dong", "述学"));
        Assert.Contains("第39周请您讲", await bot.SayAsync("ma", "述学 我来"));

        await bot.AdvanceToAsync("2026-09-21 10:00");
        Assert.Equal(["chief", "chief", "feng", "li", "ma", "song", "xie"], Told(bot, "这周轮到您"));
        Assert.Equal(6, await bot.AskStoreAsync(db => db.SpeakingTurns.CountAsync(t => t.WeekKey <= 202639 && t.Member!.Group!.Name != "离退休支部")));
    }

    [Fact]
    public async Task A_turn_is_changed_only_when_the_colleague_agrees()
    {
        await using var bot = await StartAsync();
        Assert.Equal("已问宋海涛；他同意才换", await bot.SayAsync("xie", "述学 换 宋海涛"));
        Assert.Contains("已经问过", await bot.SayAsync("xie", "述学 换 宋海涛"));
        await bot.AdvanceToAsync("2026-09-14 09:40");
        Assert.Contains("第38周 谢春梅", await bot.SayAsync("song", "述学"));

        Assert.Equal("已同意", await bot.PressAsync("song", "同意"));

        Assert.Contains("第38周 宋海涛（您），第39周 谢春梅", await bot.SayAsync("song", "述学"));
        Assert.Contains("没有等您答复的换人", await bot.SayAsync("song", "述学 同意"));
        Assert.Contains("只能和本支部的人换", await bot.SayAsync("song", "述学 换 李秋月"));
        Assert.Equal("已记：第38周 宋海涛。今年本支部 4 人讲过 1 人，共 1 次", await bot.SayAsync("huang", "述学 已讲 宋海涛"));
        Assert.Contains("已记过", await bot.SayAsync("huang", "述学 已讲 宋海涛"));
        Assert.Contains("还没到第39周", await bot.SayAsync("huang", "述学 已讲 谢春梅"));
    }

    [Fact]
    public async Task A_swap_that_nobody_answered_before_the_weeks_card_has_not_happened()
    {
        await using var bot = await StartAsync();
        await bot.PlanTopicAsync("2026-W39");
        await bot.SayAsync("song", "述学 换 邓睿");
        await bot.AdvanceToAsync("2026-09-21 10:00");

        Assert.Contains("没有换成，这周轮到您", bot.PushesTo("song")[^1]);
        Assert.Contains("没有换成，仍是宋海涛", bot.PushesTo("deng")[^1]);
        Assert.Contains("没有等您答复的换人", await bot.SayAsync("deng", "述学 同意"));
    }

    [Fact]
    public async Task A_liaison_puts_off_arranges_and_counts_and_a_member_does_not()
    {
        await using var bot = await StartAsync();
        Assert.Equal("宋海涛顺延到第40周，第39周改为邓睿", await bot.SayAsync("huang", "述学 顺延 宋海涛"));
        Assert.Contains("由本组联络员", await bot.SayAsync("xie", "述学 顺延 谢春梅"));
        Assert.Contains("第38周 邓睿", await bot.SayAsync("huang", "述学 安排 第38周 邓睿"));
        Assert.Contains("本来就是", await bot.SayAsync("huang", "述学 安排 第38周 邓睿"));
        Assert.Contains("请写姓名", await bot.SayAsync("huang", "述学 已讲"));
        Assert.Contains("没有叫这个名字", await bot.SayAsync("huang", "述学 已讲 李秋月"));
        await bot.SayAsync("huang", "述学 已讲 邓睿");

        Assert.Equal("截至9月14日：述学 1 人次，覆盖 1/6 人（离退休支部自愿，不计）", await bot.SayAsync("chief", "述学 统计"));
        Assert.DoesNotContain("鹦", await bot.SayAsync("boss", "述学"));
    }

    [Fact]
    public async Task Whoever_is_away_is_skipped_and_first_next_time()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("xie", "请假 9月14日至9月18日 培训");
        await bot.SayAsync("huang", "准假 谢春梅");

        var plan = await bot.SayAsync("song", "述学");
        Assert.Contains("第38周 宋海涛（您）", plan);
        Assert.Contains("第39周 谢春梅", plan);
    }

    [Fact]
    public async Task In_a_voluntary_group_only_those_speak_who_come_forward()
    {
        await using var bot = await StartAsync();
        Assert.Contains("自愿述学", await bot.SayAsync("ma", "述学"));
        Assert.Contains("第38周请您讲", await bot.SayAsync("ma", "述学 我来"));
        Assert.Contains("已经排您了", await bot.SayAsync("ma", "述学 我来"));
        Assert.Contains("第38周 马光明（您）", await bot.SayAsync("ma", "述学"));
    }

    [Fact]
    public async Task A_week_for_which_nobody_could_be_named_stands_in_the_liaisons_digest()
    {
        await using var bot = await Bot.StartAsync("2026-10-09 10:05");
        await bot.PeopleAsync("huang 黄志远 业务支部 liaison", "xie 谢春梅 业务支部", "lin 林晓燕 机关支部 liaison", "gao 高峰 机关支部");

        foreach (var (user, name) in ((string, string)[])[("xie", "谢春梅"), ("huang", "黄志远")])
        {
            await bot.ChangeAsync(async db => db.Leaves.Add(new Leave { MemberId = (await db.Members.SingleAsync(m => m.Name == name)).Id, From = new DateOnly(2026, 10, 12), To = new DateOnly(2026, 10, 16), Reason = user, AskedAt = Bot.At("2026-10-09 10:00"), State = LeaveState.Granted }));
        }

        await bot.PlanTopicAsync("2026-W42");
        await bot.PeopleAsync("song 宋海涛 业务支部");
        await bot.ChangeAsync(async db => db.Leaves.Add(new Leave { MemberId = (await db.Members.SingleAsync(m => m.UserId == "song")).Id, From = new DateOnly(2026, 10, 12), To = new DateOnly(2026, 10, 15), Reason = "培训", AskedAt = Bot.At("2026-10-09 10:00"), State = LeaveState.Granted }));
        await bot.AdvanceToAsync("2026-10-17 10:00");

        Assert.Contains(bot.PushesTo("huang"), push => push.Contains("述学：本周没有排到人", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.PushesTo("lin"), push => push.Contains("没有排到人", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_topic_that_opened_a_week_before_makes_no_gap_of_a_group_that_nobody_has_planned_yet()
    {
        await using var bot = await Bot.StartAsync("2026-10-09 10:05");
        await bot.PeopleAsync("huang 黄志远 业务支部 liaison", "xie 谢春梅 业务支部");
        await bot.PlanTopicAsync("2026-W42", opens: "2026-10-09 10:12");
        await bot.AdvanceToAsync("2026-10-17 10:00");

        Assert.Contains(bot.PushesTo("huang"), push => push.Contains("谢春梅", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.PushesTo("huang"), push => push.Contains("没有排到人", StringComparison.Ordinal));
        Assert.Contains("第42周 黄志远（您）", await bot.SayAsync("huang", "述学 第42周"));
    }

    [Fact]
    public async Task A_turn_that_was_recorded_by_mistake_is_taken_back_and_the_one_who_was_planned_has_it_again()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("huang", "述学");
        Assert.Contains("已记：第38周 黄志远", await bot.SayAsync("huang", "述学 已讲 黄志远"));

        Assert.Contains("第38周 黄志远不再记为已讲，仍排谢春梅", await bot.SayAsync("huang", "撤回"));
        Assert.Contains("第38周 谢春梅", await bot.SayAsync("huang", "述学 第38周"));
        await bot.SayAsync("huang", "述学 已讲 谢春梅");
        Assert.Contains("第38周 谢春梅不再记为已讲", await bot.SayAsync("huang", "撤回"));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.SpeakingTurns.CountAsync(t => t.State == TurnState.Spoke)));
    }

    [Theory]
    [InlineData("述学 已讲 邓睿 没来", "没看懂“没来”，没有记")]
    [InlineData("述学 已讲 谢春梅、邓睿", "没看懂“邓睿”，没有记")]
    [InlineData("述学 顺延 谢春梅 到第41周", "没看懂“到第41周”，没有改动")]
    [InlineData("述学 安排 第39周 邓睿 谢春梅", "没看懂“谢春梅”，没有改动")]
    [InlineData("述学 换 邓睿 第40周", "没看懂“第40周”，没有问")]
    public async Task Words_behind_the_name_are_read_or_nothing_is_done(string said, string answer)
    {
        await using var bot = await StartAsync();

        Assert.Contains(answer, await bot.SayAsync("huang", said));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.SpeakingTurns.CountAsync(t => t.State != TurnState.Planned || t.AskedId != null)));
    }

    [Theory]
    [InlineData("述学 已讲 谢春梅 讲完了", "已记：第38周 谢春梅")]
    [InlineData("述学 已讲 谢春梅 老师", "已记：第38周 谢春梅")]
    [InlineData("述学 已讲 谢春梅，讲得很精彩", "已记：第38周 谢春梅")]
    [InlineData("述学 已讲 谢春梅 今天讲过了", "已记：第38周 谢春梅")]
    [InlineData("述学 已讲 邓睿 前天讲的", "已记：第37周 邓睿")]
    [InlineData("述学 已讲 邓睿 明天", "没看懂“明天”，没有记")]
    public async Task What_only_says_once_more_that_it_was_held_or_on_which_day_is_read(string said, string answer)
    {
        await using var bot = await StartAsync();

        Assert.Contains(answer, await bot.SayAsync("huang", said));
    }

    [Fact]
    public async Task The_week_that_is_said_is_the_one_that_is_recorded_and_said_twice_is_one_turn()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("huang", "述学");
        await bot.AdvanceToAsync("2026-09-21 10:00");

        Assert.Contains("已记：第38周 谢春梅", await bot.SayAsync("huang", "述学 已讲 谢春梅"));
        Assert.Contains("第38周 谢春梅 已记过", await bot.SayAsync("huang", "述学 已讲 谢春梅"));
        Assert.Contains("已记：第38周 邓睿", await bot.SayAsync("huang", "述学 已讲 第38周 邓睿"));
        Assert.Contains("第38周 邓睿 已记过", await bot.SayAsync("huang", "述学 已讲 邓睿 上周"));
        Assert.Contains("还没到第40周", await bot.SayAsync("huang", "述学 已讲 邓睿 第40周"));
        Assert.Contains("第39周 宋海涛", await bot.SayAsync("huang", "述学 第39周"));
    }

    /// <summary>Everybody who read it, once for each time.</summary>
    private static IEnumerable<string> Told(Bot bot, string words) =>
        bot.WeCom.Sends.Where(send => !send.Duplicate && send.Content.ToString().Contains(words, StringComparison.Ordinal)).SelectMany(send => send.Users).Order(StringComparer.Ordinal);

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync("2026-09-14 08:35", ("Speaking:Voluntary:0", "离退休支部"));
        await bot.PeopleAsync("xie 谢春梅 业务支部", "song 宋海涛 业务支部", "deng 邓睿 业务支部", "huang 黄志远 业务支部 liaison", "li 李秋月 机关支部", "ma 马光明 离退休支部", "chief 程序 局党组 admin");
        return bot;
    }
}
