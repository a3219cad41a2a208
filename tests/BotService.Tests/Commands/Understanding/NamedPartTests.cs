using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>What is said where somebody is asked for a name, an answer of somebody else, a week, a code or a title; the liaison's own topic stays as it is.</summary>
public sealed partial class NamedPartTests
{
    private const string Tuesday = "2026-09-08 10:11";

    [Theory]
    [InlineData("没学 下乡驻村", "没学")]
    [InlineData("已学 微信告知", "按时")]
    [InlineData("学完了，昨晚发过截图", "按时")]
    public async Task An_answer_with_its_reason_is_that_of_the_person_who_was_named(string says, string outcome)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("alice", "代录 卡萝");

        Assert.Contains($"已代录：卡萝 第37周 {outcome}", await bot.SayAsync("alice", says));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("alice"));
    }

    [Theory]
    [InlineData("她学完了")]
    [InlineData("她说学完了")]
    [InlineData("TA已学")]
    public async Task Who_says_it_of_her_says_it_of_the_person_who_was_named(string says)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("alice", "代录 卡萝");
        Assert.Contains("请写一句原因", await bot.SayAsync("alice", says));

        Assert.Contains("已代录：卡萝 第37周 按时", await bot.SayAsync("alice", "午饭时当面讲的"));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("alice"));
    }

    [Fact]
    public async Task Only_who_says_I_speaks_of_the_own_topic_there()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("alice", "代录 卡萝");
        Assert.Contains("代录还等您回复已学 或 没学", await bot.SayAsync("alice", "上周没学，这周已学"));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("alice"));

        await bot.SayAsync("alice", "我学完了");
        Assert.Equal((Outcome.Pending, Outcome.OnTime), (await bot.OutcomeOfAsync("carol"), await bot.OutcomeOfAsync("alice")));
    }

    [Theory]
    [InlineData("本人已经学完了")]
    [InlineData("学完了，微信里说的")]
    [InlineData("已学完")]
    public async Task A_reason_that_answers_as_well_is_asked_about_and_never_the_liaisons_own(string reason)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("alice", "代录 卡萝 已学");
        Assert.Contains($"“{reason}”是代录的原因吗", await bot.SayAsync("alice", reason));
        Assert.Equal((Outcome.Pending, Outcome.Pending), (await bot.OutcomeOfAsync("carol"), await bot.OutcomeOfAsync("alice")));

        Assert.Contains("已代录：卡萝 第37周 按时", await bot.SayAsync("alice", "是"));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("alice"));
    }

    [Theory]
    [InlineData("是卡萝吧")]
    [InlineData("就卡萝呀")]
    public async Task What_colours_a_name_is_no_part_of_it(string says)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("alice", "代录");
        Assert.Contains("卡萝 是 已学 还是 没学", await bot.SayAsync("alice", says));
    }

    [Fact]
    public async Task What_colours_a_day_and_a_time_is_no_part_of_them()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("alice", "交接");
        Assert.Contains("请写明交接到哪天", await bot.SayAsync("alice", "鲍勃吧"));
        Assert.Contains("由 鲍勃 代您联络，到 9月25日", await bot.SayAsync("alice", "9月25日吧"));

        await bot.SayAsync("chief", "延期 本周");
        Assert.Contains("改为 9月13日 周日 16:00", await bot.SayAsync("chief", "周日16:00吧"));
    }

    [Fact]
    public async Task A_name_that_nobody_bears_is_asked_for_again()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("alice", "代录");
        var refused = await bot.SayAsync("alice", "卡罗");
        Assert.Contains("本组没有叫这个名字的人", refused);
        Assert.EndsWith("直接回复姓名就行，不用了回复 算了。", refused, StringComparison.Ordinal);

        Assert.Contains("卡萝 是 已学 还是 没学", await bot.SayAsync("alice", "卡萝"));
    }

    [Fact]
    public async Task A_wrong_code_and_a_time_that_has_passed_may_be_put_right_at_once()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        var code = Code().Match(await bot.SayAsync("alice", "开活动 金秋读书会")).Groups[1].Value;
        var wrong = ((int.Parse(code, CultureInfo.InvariantCulture) + 1) % 10_000).ToString("0000", CultureInfo.InvariantCulture);
        await bot.SayAsync("bob", "签到");
        Assert.Contains("直接回复现场的四位码就行", await bot.SayAsync("bob", wrong));
        Assert.Contains("已签到", await bot.SayAsync("bob", code));

        await bot.SayAsync("chief", "延期 本周");
        Assert.Contains("已经过了", await bot.SayAsync("chief", "昨天9点"));
        Assert.Contains("改为 9月12日 周六 12:00", await bot.SayAsync("chief", "9月12日 12:00"));
    }

    [Fact]
    public async Task This_week_is_a_command_where_a_reason_is_asked_for_and_a_day_where_one_is()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("alice", "代录 卡萝 没学");
        Assert.Contains("高质量发展", await bot.SayAsync("alice", "本周"));
        Assert.Contains("要办请发：代录 carol 没学 她在援疆", await bot.SayAsync("alice", "她在援疆"));

        await bot.SayAsync("alice", "交接 鲍勃");
        Assert.Contains("由 鲍勃 代您联络，到 9月13日", await bot.SayAsync("alice", "本周"));
    }

    [Theory]
    [InlineData("关于组织全体党员参加义务植树的通知")]
    [InlineData("关于请各单位报送安全自查报告的函")]
    public async Task A_title_that_speaks_to_many_is_a_title(string title)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("chief", "传达");
        Assert.Contains($"还没有发：《{title}》", await bot.SayAsync("chief", title));
    }

    [Fact]
    public async Task A_title_with_an_intent_in_it_is_asked_about_and_the_intent_is_not_done()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("chief", "传达");
        Assert.Contains("“关于停止推送简报的函”是传达的标题吗", await bot.SayAsync("chief", "关于停止推送简报的函"));
        Assert.Null(await bot.AskStoreAsync(db => db.Members.Where(m => m.UserKey == "chief").Select(m => m.MutedUntil).SingleAsync()));
    }

    [GeneratedRegex("签到 ([0-9]{4})")]
    private static partial Regex Code();
}
