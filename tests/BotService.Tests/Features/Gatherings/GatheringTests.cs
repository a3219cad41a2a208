using System.Text.RegularExpressions;
using BotService.Features.Gatherings;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Gatherings;

public sealed partial class GatheringTests
{
    [Theory]
    [InlineData("三季度学习会", "三季度学习会", "集中领学")]
    [InlineData("三季度学习会 交流研学", "三季度学习会", "交流研学")]
    [InlineData("主题践学 走进红色基地", "走进红色基地", "主题践学")]
    [InlineData("九月 述学会 第一场", "九月 第一场", "述学会")]
    [InlineData("述学会", "述学会", "述学会")]
    [InlineData("九月动员会", "九月动员会", "动员会")]
    [InlineData("学习会（交流研学）", "学习会（交流研学）", "交流研学")]
    [InlineData("学习会 （交流研学）", "学习会", "交流研学")]
    public void The_form_may_stand_anywhere(string words, string name, string form) => Assert.Equal((name, form), GatheringForm.Split(words));

    [Fact]
    public async Task Who_is_admin_and_liaison_runs_what_is_for_all_and_what_is_the_groups_in_the_chat_and_on_the_page()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("boss 鲍斯 一支部 liaison");
        var code = CodeIn(await bot.SayAsync("chief", "开活动 年度部署"));
        await bot.SayAsync("dave", "开活动 二支部的会");
        await bot.SayAsync("boss", "开活动 一支部的会");
        using var boss = await Browser.SignInAsync(bot, "boss");
        var numbers = await bot.AskStoreAsync(db => db.Gatherings.ToDictionaryAsync(g => g.Name, g => g.Id));

        Assert.Contains(code, await boss.ReadAsync($"/gatherings/{numbers["年度部署"]}"), StringComparison.Ordinal);
        Assert.Contains("现场的签到码", await boss.ReadAsync($"/gatherings/{numbers["一支部的会"]}"), StringComparison.Ordinal);
        Assert.DoesNotContain("现场的签到码", await boss.ReadAsync($"/gatherings/{numbers["二支部的会"]}"), StringComparison.Ordinal);

        var asked = await bot.SayAsync("boss", "关活动");
        Assert.Contains("《年度部署》", asked, StringComparison.Ordinal);
        Assert.Contains("《一支部的会》", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("《二支部的会》", asked, StringComparison.Ordinal);
        await bot.AnswersAsync("boss", "关活动 年度部署", "已结束：集中领学《年度部署》");
        await bot.AnswersAsync("boss", "关活动", "已结束：集中领学《一支部的会》");
    }

    [Fact]
    public async Task A_liaison_opens_one_for_the_own_group_and_closes_it_with_the_attendance()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        var opened = await bot.SayAsync("alice", "开活动 三季度学习会 交流研学");
        Assert.All(["交流研学", "三季度学习会", "一支部"], word => Assert.Contains(word, opened));
        var code = CodeIn(opened);
        await bot.SayAsync("bob", $"签到 {code}");
        await bot.SayAsync("erin", $"签到{code}");
        await bot.SayAsync("carol", $"签到 {code}");
        await bot.SayAsync("carol", "撤回");

        var closed = await bot.SayAsync("alice", "关活动");

        Assert.Contains("签到 2 人（本组 1 人，应到 3）", closed);
        Assert.Contains("鲍勃", closed);
        Assert.DoesNotContain("卡萝", closed);
        Assert.DoesNotContain("艾琳", closed);
        Assert.Contains("没有开着的活动", await bot.SayAsync("alice", "关活动"));
    }

    [Fact]
    public async Task An_admins_gathering_is_everybodys_and_its_attendance_names_nobody()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        var code = CodeIn(await bot.SayAsync("boss", "开活动 动员会"));
        await bot.SayAsync("erin", $"签到 {code}");

        Assert.Contains("没有开着的活动", await bot.SayAsync("alice", "关活动"));
        var closed = await bot.SayAsync("chief", "关活动");

        Assert.Contains("签到 1 人（应到 6）", closed);
        Assert.DoesNotContain("艾琳", closed);
    }

    [Theory]
    [InlineData("签到人数")]
    [InlineData("签到情况")]
    [InlineData("签到名单")]
    [InlineData("签到统计")]
    [InlineData("签到了几个人")]
    [InlineData("谁签到了")]
    [InlineData("谁还没签到")]
    [InlineData("秋训会来了几个人")]
    [InlineData("现在到了多少人")]
    [InlineData("多少人参加秋训会了")]
    [InlineData("秋训会签到多少人了")]
    [InlineData("活动签到情况")]
    public async Task Who_asks_how_many_have_signed_in_hears_the_count_of_the_gathering_that_runs(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:05");
        var code = CodeIn(await bot.SayAsync("alice", "开活动 秋训会 交流研学"));
        await bot.SayAsync("carol", $"签到 {code}");

        var toLiaison = await bot.SayAsync("alice", words);
        Assert.Contains("交流研学《秋训会》正在进行：签到 1 人（本组 1 人，应到 3）", toLiaison);
        Assert.Contains("本组签到：卡萝", toLiaison);
        Assert.DoesNotContain(code, toLiaison);
        Assert.DoesNotContain("鲍勃", toLiaison);

        foreach (var who in (string[])["bob", "chief"])
        {
            var answer = await bot.SayAsync(who, words);
            Assert.Contains("签到 1 人", answer);
            Assert.DoesNotContain("卡萝", answer);
        }

        await bot.AnswersWithoutAsync("dave", words, "秋训会");
    }

    [Fact]
    public async Task Of_several_gatherings_the_named_one_is_counted_and_with_none_running_the_last()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        Assert.Contains("还没有活动", await bot.SayAsync("dave", "签到人数"));
        var code = CodeIn(await bot.SayAsync("dave", "开活动 晨读会"));
        await bot.SayAsync("erin", $"签到 {code}");
        await bot.SayAsync("dave", "开活动 夜谈会");

        var named = await bot.SayAsync("dave", "签到人数 晨读会");
        Assert.Contains("《晨读会》正在进行：签到 1 人", named);
        Assert.DoesNotContain("夜谈会", named);
        await bot.SayAsync("dave", "关活动 晨读会");
        Assert.Contains("《夜谈会》正在进行：签到 0 人", await bot.SayAsync("dave", "来了几个人"));
        await bot.SayAsync("dave", "关活动");
        Assert.Contains("《晨读会》9月7日", await bot.SayAsync("erin", "晨读会签到多少人"));
        Assert.Contains("《夜谈会》9月7日", await bot.SayAsync("dave", "谁没签到"));
        Assert.Contains("没到的人不列名单", await bot.SayAsync("dave", "谁没签到"));
    }

    [Fact]
    public async Task Opening_the_same_twice_repeats_its_code()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        var code = CodeIn(await bot.SayAsync("alice", "开活动 学习会"));

        Assert.Contains($"已经开着，签到码 {code}", await bot.SayAsync("alice", "开活动 学习会"));
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Gatherings.CountAsync()));
    }

    [Fact]
    public async Task With_several_open_it_is_asked_which_and_a_code_or_a_name_says_it()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        var first = CodeIn(await bot.SayAsync("alice", "开活动 上午场"));
        await bot.SayAsync("alice", "开活动 下午场");
        await bot.SayAsync("alice", "开活动 晚上场");

        Assert.Contains($"关活动 {first}", await bot.SayAsync("alice", "关活动"));
        Assert.Contains("请说明", await bot.SayAsync("alice", "关活动 别的"));
        Assert.Contains("已结束：集中领学《上午场》", await bot.SayAsync("alice", $"关活动{first}"));
        Assert.Contains("已结束：集中领学《下午场》", await bot.SayAsync("alice", "关活动 下午"));
        Assert.Contains("已结束：集中领学《晚上场》", await bot.SayAsync("alice", "关活动"));
    }

    [Fact]
    public async Task Without_a_name_it_is_asked_for_and_members_do_not_open_any()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        Assert.Contains("名称", await bot.SayAsync("alice", "开活动"));
        Assert.Contains("联络员", await bot.SayAsync("bob", "开活动 学习会"));
        Assert.Contains("联络员", await bot.SayAsync("bob", "关活动"));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Gatherings.CountAsync()));
    }

    private static string CodeIn(string reply) => CodePattern().Match(reply).Groups[1].Value;

    [GeneratedRegex("签到 (\\d{4})")]
    private static partial Regex CodePattern();
}
