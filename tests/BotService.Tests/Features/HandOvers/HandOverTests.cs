using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.HandOvers;

public sealed class HandOverTests
{
    [Fact]
    public async Task A_group_that_was_handed_over_writes_to_the_stand_in_and_comes_back_by_itself()
    {
        await using var bot = await StartAsync();

        var answer = await bot.SayAsync("alice", "交接 鲍勃 至 9月10日");
        await bot.SettleAsync();
        Assert.Contains("由 鲍勃 代您联络，到 9月10日 周四（含当天）", answer);
        Assert.Contains("艾丽 请您代为联络 一支部，到 9月10日", bot.LastTo("bob"));
        Assert.Contains("卡萝", await bot.SayAsync("bob", "未报"));
        Assert.Contains("卡萝", await bot.SayAsync("alice", "未报"));

        await bot.AdvanceToAsync("2026-09-10 23:59");
        Assert.Equal(["09-07 09:07", "09-10 16:07"], bot.TimesFor("alice"));
        Assert.Equal(["09-10 09:37"], DigestsTo(bot, "bob"));

        await bot.AdvanceToAsync("2026-09-11 00:00");
        Assert.Contains("由联络员使用", await bot.SayAsync("bob", "未报"));
        await bot.AdvanceToAsync("2026-09-11 18:00");
        Assert.Equal(["09-10 09:37"], DigestsTo(bot, "bob"));
        Assert.Equal(["09-11 17:37"], DigestsTo(bot, "alice"));
    }

    [Fact]
    public async Task The_stand_in_who_is_silent_hears_it_in_the_digest_and_the_giver_as_everybody_else()
    {
        await using var bot = await StartAsync(due: "2026-09-11 16:37");
        await bot.SayAsync("alice", "交接 鲍勃 至 本周");

        await bot.AdvanceToAsync("2026-09-10 20:00");

        Assert.Equal(["09-10 09:37"], DigestsTo(bot, "bob"));
        Assert.Contains("您自己也还没回复", bot.LastTo("bob"));
        Assert.DoesNotContain("09-10 16:07", bot.TimesFor("bob"));
        Assert.Contains("09-10 16:07", bot.TimesFor("alice"));
    }

    [Theory]
    [InlineData("取消交接", true)]
    [InlineData("我要结束交接了", true)]
    [InlineData("收回交接？", false)]
    [InlineData("结束交接手续怎么办", false)]
    public async Task It_also_ends_in_other_words_and_not_by_a_question(string words, bool ends)
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("alice", "交接 鲍勃 至 9月30日");
        Assert.Equal(ends, (await bot.SayAsync("alice", words)).Contains("发回给 艾丽", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("alice", "bob")]
    [InlineData("bob", "alice")]
    public async Task Either_of_the_two_ends_it_and_the_other_one_is_told(string who, string other)
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("alice", "交接 鲍勃 至 9月30日");

        Assert.Contains("发回给 艾丽", await bot.SayAsync(who, "交接 结束"));
        await bot.AdvanceToAsync("2026-09-07 09:30:05");

        Assert.Contains("结束了 一支部 的联络交接", bot.LastTo(other));
        Assert.Contains("由联络员使用", await bot.SayAsync("bob", "交接 结束"));
        Assert.Contains("没有进行中的交接", await bot.SayAsync("alice", "交接 结束"));
        await bot.AdvanceToAsync("2026-09-11 18:00");
        Assert.Equal(["09-10 09:37", "09-11 17:37"], DigestsTo(bot, "alice"));
        Assert.Empty(DigestsTo(bot, "bob"));
    }

    [Fact]
    public async Task A_request_for_leave_goes_to_the_stand_in_and_the_stand_ins_own_to_the_admins()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("alice", "交接 鲍勃 至 9月30日");
        await bot.SayAsync("carol", "请假 本周 出差");
        await bot.SayAsync("bob", "请假 本周 出差");
        await bot.SettleAsync();

        Assert.Contains("卡萝 请假", bot.LastTo("bob"));
        Assert.DoesNotContain(bot.WeCom.DeliveredTo("alice"), send => Trace.TextOf(send).Contains("请假待答复", StringComparison.Ordinal));
        Assert.Contains("鲍勃 请假", bot.LastTo("chief"));
        Assert.Contains("不能自己答复", await bot.SayAsync("bob", "准假 鲍勃"));
        Assert.Contains("已准假：卡萝", await bot.SayAsync("bob", "准假 卡萝"));
        Assert.Contains("已准假：鲍勃", await bot.SayAsync("chief", "准假 鲍勃"));
    }

    [Theory]
    [InlineData("交接", "写明是谁")]
    [InlineData("交接 艾琳 至 9月30日", "本组没有叫这个名字")]
    [InlineData("交接 艾丽 至 9月30日", "交接给自己")]
    [InlineData("交接 鲍勃", "写明交接到哪天")]
    [InlineData("交接 鲍勃 至 9月1日", "写明交接到哪天")]
    [InlineData("交接 鲍勃 至 2027-03-01", "写明交接到哪天")]
    [InlineData("交接 鲍勃 至 以后", "写明交接到哪天")]
    [InlineData("交接 结束", "没有进行中的交接")]
    [InlineData("交接给鲍勃到9月30日", "由 鲍勃 代您联络")]
    [InlineData("移交 bob 至 本周", "由 鲍勃 代您联络，到 9月13日")]
    public async Task What_was_written_is_understood_or_asked_back(string words, string answer)
    {
        await using var bot = await StartAsync();

        Assert.Contains(answer, await bot.SayAsync("alice", words));
        Assert.Equal(answer.Contains("代您", StringComparison.Ordinal) ? 1 : 0, await bot.AskStoreAsync(db => db.HandOvers.CountAsync()));
    }

    [Fact]
    public async Task A_stand_in_hands_nothing_on_and_a_second_hand_over_takes_the_place_of_the_first()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("alice", "交接 鲍勃 至 9月30日");

        Assert.Contains("不能再转交", await bot.SayAsync("bob", "交接 卡萝 至 9月30日"));
        Assert.Contains("由 卡萝 代您联络", await bot.SayAsync("alice", "交接 卡萝 至 9月20日"));
        Assert.Contains("由联络员使用", await bot.SayAsync("bob", "未报"));
        Assert.Contains("未报", await bot.SayAsync("carol", "未报"));
        Assert.Contains("联络交接 2", await bot.SayAsync("alice", "我的数据"));
    }

    [Fact]
    public async Task Whoever_stood_in_before_is_told_that_somebody_else_does_now()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("alice", "交接 卡萝 至 9月25日");
        Assert.DoesNotContain("不再代", await bot.SayAsync("alice", "交接 卡萝 至 9月23日"));

        Assert.Contains("原来请的 卡萝 不再代，也已告诉", await bot.SayAsync("alice", "交接 鲍勃 至 9月18日"));
        await bot.SettleAsync();

        Assert.Contains("艾丽 改请 鲍勃 代为联络 一支部", bot.LastTo("carol"));
        Assert.Contains("请您代为联络 一支部，到 9月18日", bot.LastTo("bob"));
    }

    [Theory]
    [InlineData("the giver leaves")]
    [InlineData("the giver is no longer liaison")]
    [InlineData("the giver moves")]
    [InlineData("the stand-in moves")]
    [InlineData("the stand-in leaves")]
    public async Task The_right_of_a_stand_in_ends_when_either_no_longer_belongs_to_it(string what)
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("alice", "交接 鲍勃 至 9月30日");
        Assert.Contains("未报", await bot.SayAsync("bob", "未报"));

        await bot.ChangeAsync(async db =>
        {
            var person = await db.Members.SingleAsync(m => m.UserKey == (what.Contains("giver", StringComparison.Ordinal) ? "alice" : "bob"));
            person.Left = what.EndsWith("leaves", StringComparison.Ordinal) ? new DateOnly(2026, 9, 7) : null;
            person.Role = what.EndsWith("liaison", StringComparison.Ordinal) ? Role.Member : person.Role;
            person.GroupId = what.EndsWith("moves", StringComparison.Ordinal) ? (await db.Groups.SingleAsync(g => g.Name == "二支部")).Id : person.GroupId;
        });

        Assert.DoesNotContain("卡萝", await bot.SayAsync("bob", "未报"));
        await bot.AdvanceToAsync("2026-09-11 18:00");
        Assert.Empty(DigestsTo(bot, "bob"));
        Assert.Equal(what.Contains("giver", StringComparison.Ordinal), bot.LastTo("boss").Contains("一支部（未报", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_stand_in_cannot_be_reached_the_giver_reads_for_the_group()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("alice", "交接 鲍勃 至 9月30日");
        await bot.SettleAsync();
        bot.WeCom.InvalidUsers.Add("bob");

        await bot.AdvanceToAsync("2026-09-11 18:00");

        // The morning's digest is what shows that the stand-in cannot be reached.
        Assert.Equal(["09-11 17:37"], DigestsTo(bot, "alice"));
    }

    private static IReadOnlyList<string> DigestsTo(Bot bot, string person) =>
        [.. bot.WeCom.DeliveredTo(person).Where(send => Trace.TextOf(send).Contains("名单只供本组联络用", StringComparison.Ordinal)).Select(Trace.Minute)];

    private static async Task<Bot> StartAsync(string? due = null)
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(due: due);
        await bot.AdvanceToAsync("2026-09-07 09:30");
        return bot;
    }
}
