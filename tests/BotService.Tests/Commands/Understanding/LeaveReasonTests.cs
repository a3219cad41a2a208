using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>What is said where the reason of a leave is asked for: reasons are taken, days are kept, and nothing goes to the liaison that was no reason.</summary>
public sealed class LeaveReasonTests
{
    [Theory]
    [InlineData("我再考虑下")]
    [InlineData("改天再说吧")]
    [InlineData("等我请示下主任")]
    [InlineData("稍等，我查下行程")]
    [InlineData("需要交假条么")]
    [InlineData("这样行不")]
    public async Task Who_puts_it_off_or_asks_has_given_no_reason(string between)
    {
        await using var bot = await AskedAsync();
        Assert.Contains("请假还等您回复原因", await bot.SayAsync("bob", between));
        Assert.Empty(await ReasonsAsync(bot));

        await bot.SayAsync("bob", "急性肠胃炎");
        Assert.Equal(["急性肠胃炎"], await ReasonsAsync(bot));
    }

    [Theory]
    [InlineData("多久能批下来")]
    [InlineData("最多能请几天呀")]
    [InlineData("我跟主任商量一下")]
    [InlineData("看情况吧")]
    [InlineData("不去了")]
    [InlineData("那我还是来参加吧")]
    [InlineData("晚上能赶回来的")]
    [InlineData("名字写错了")]
    public async Task What_may_ask_put_off_or_give_up_is_asked_about_first(string between)
    {
        await using var bot = await AskedAsync();
        await bot.SayAsync("bob", between);
        Assert.Empty(await ReasonsAsync(bot));

        await bot.SayAsync("bob", "急性肠胃炎");
        Assert.Equal(["急性肠胃炎"], await ReasonsAsync(bot));
    }

    [Theory]
    [InlineData("不好意思发错了")]
    [InlineData("刚才点错了")]
    [InlineData("哎呀，打错了")]
    [InlineData("误报了")]
    [InlineData("刚才那条不算")]
    public async Task A_slip_that_is_put_right_ends_the_question_and_takes_no_record_back(string slip)
    {
        await using var bot = await AskedAsync("已学");
        Assert.Contains("没有办，什么也没有改", await bot.SayAsync("bob", slip));

        Assert.Equal(Outcome.OnTime, await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == "bob").Select(p => p.Outcome).SingleAsync()));
        Assert.Empty(await ReasonsAsync(bot));
    }

    [Theory]
    [InlineData("脚崴了，就不去了")]
    [InlineData("家事，不想写")]
    public async Task What_a_reason_leaves_out_gives_nothing_up(string reason)
    {
        await using var bot = await AskedAsync();
        Assert.Contains("已提交请假", await bot.SayAsync("bob", reason));
        Assert.Equal([reason], await ReasonsAsync(bot));
    }

    [Theory]
    [InlineData("孩子出水痘了，行吗？", "孩子出水痘了")]
    [InlineData("奶奶摔了，能请吗", "奶奶摔了")]
    [InlineData("外公病危可以吗", "外公病危")]
    public async Task A_reason_that_asks_for_leave_as_well_is_asked_about_without_that(string says, string reason)
    {
        await using var bot = await AskedAsync();
        Assert.Contains($"“{reason}”是请假的原因吗", await bot.SayAsync("bob", says));
        Assert.Empty(await ReasonsAsync(bot));

        await bot.SayAsync("bob", "是");
        Assert.Equal([reason], await ReasonsAsync(bot));
    }

    [Fact]
    public async Task A_half_day_is_no_reason_and_its_day_is_kept()
    {
        await using var bot = await AskedAsync();
        Assert.Contains("请 9月10日 周四 的假还差一句原因", await bot.SayAsync("bob", "周四上午"));

        Assert.Contains("已提交请假：9月10日 周四。", await bot.SayAsync("bob", "给孩子办户口"));
        Assert.Equal(["给孩子办户口"], await ReasonsAsync(bot));
    }

    [Theory]
    [InlineData("请三天")]
    [InlineData("大概三天吧")]
    [InlineData("三天")]
    public async Task A_length_alone_is_asked_from_which_day(string length)
    {
        await using var bot = await AskedAsync();
        Assert.Contains("请 三天，从哪天起", await bot.SayAsync("bob", length));
        Assert.Contains("请 9月9日 周三至9月11日 周五 的假还差一句原因", await bot.SayAsync("bob", "周三"));
        Assert.Empty(await ReasonsAsync(bot));

        Assert.Contains("已提交请假：9月9日 周三至9月11日 周五。", await bot.SayAsync("bob", "给孩子办户口"));
    }

    [Fact]
    public async Task Two_days_in_a_row_answer_from_which_day_and_the_reason_comes_along()
    {
        await using var bot = await AskedAsync();
        Assert.Contains("从哪天起", await bot.SayAsync("bob", "两天"));
        Assert.Contains("已提交请假：9月9日 周三至9月10日 周四。", await bot.SayAsync("bob", "明天后天，外地奔丧"));
        Assert.Equal(["外地奔丧"], await ReasonsAsync(bot));
    }

    [Fact]
    public async Task Days_that_cannot_be_read_may_be_said_once_more()
    {
        await using var bot = await AskedAsync();
        Assert.Contains("直接回复原因就行", await bot.SayAsync("bob", "2月30日"));
        Assert.Contains("已提交请假：9月14日 周一。", await bot.SayAsync("bob", "9月14日，体检复查"));
    }

    [Fact]
    public async Task An_intent_within_a_reason_is_not_done_instead()
    {
        const string says = "胆囊手术，这阵子别打扰";
        await using var bot = await AskedAsync();
        Assert.Contains($"“{says}”是请假的原因吗", await bot.SayAsync("bob", says));

        await bot.SayAsync("bob", "是");
        Assert.Equal([says], await ReasonsAsync(bot));
        Assert.Null(await bot.AskStoreAsync(db => db.Members.Where(m => m.UserKey == "bob").Select(m => m.MutedUntil).SingleAsync()));
    }

    /// <summary>On Tuesday, when the reason is asked for.</summary>
    private static async Task<Bot> AskedAsync(params string[] before)
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-08 10:11");

        foreach (var said in before)
        {
            await bot.SayAsync("bob", said);
        }

        Assert.Contains("原因", await bot.SayAsync("bob", "请假"));
        return bot;
    }

    private static Task<List<string>> ReasonsAsync(Bot bot) => bot.AskStoreAsync(db => db.Leaves.OrderBy(l => l.Id).Select(l => l.Reason).ToListAsync());
}
