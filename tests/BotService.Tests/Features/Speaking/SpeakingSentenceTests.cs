using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.Speaking;

public sealed class SpeakingSentenceTests
{
    [Theory]
    [InlineData("述学轮到谁")]
    [InlineData("下周轮到谁述学")]
    [InlineData("什么时候轮到我述学")]
    [InlineData("轮到我述学了吗")]
    [InlineData("这周谁来讲")]
    [InlineData("本周谁述学")]
    public async Task Whoever_asks_for_the_rota_gets_it(string words)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith("业务支部：第38周 谢春梅", await bot.SayAsync("song", words), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("同意换", "换好了")]
    [InlineData("行，我跟她换", "换好了")]
    [InlineData("不换了", "没有换")]
    [InlineData("不想换", "没有换")]
    public async Task A_colleague_who_is_asked_to_change_answers_in_own_words(string words, string answer)
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("xie", "述学 换 宋海涛");

        Assert.Contains(answer, await bot.SayAsync("song", words));
    }

    [Theory]
    [InlineData("同意", "换好了")]
    [InlineData("我同意", "换好了")]
    [InlineData("不同意", "没有换")]
    public async Task One_word_of_a_member_who_answers_no_leave_answers_the_colleague(string words, string answer)
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("xie", "述学 换 宋海涛");

        Assert.Contains(answer, await bot.SayAsync("song", words));
    }

    [Fact]
    public async Task A_liaison_without_a_leave_to_answer_agrees_with_one_word_as_well()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("deng", "述学 换 黄志远");

        Assert.Contains("换好了", await bot.SayAsync("huang", "同意"));
    }

    [Theory]
    [InlineData("述学统计")]
    [InlineData("述学情况")]
    [InlineData("今年述学统计")]
    [InlineData("各支部述学情况怎么样？")]
    public async Task The_figures_of_the_rota_are_never_those_of_the_topic(string words)
    {
        await using var bot = await StartAsync();
        await bot.PeopleAsync("chief 程序 局党组 admin");
        await bot.SayAsync("huang", "述学 已讲 谢春梅");

        Assert.Contains("述学 1 人次，覆盖 1/5 人", await bot.SayAsync("chief", words));
    }

    [Theory]
    [InlineData("述学已讲 谢春梅", "已记：第38周 谢春梅")]
    [InlineData("述学讲完了谢春梅", "已记：第38周 谢春梅")]
    [InlineData("谢春梅述学讲过了", "已记：第38周 谢春梅")]
    [InlineData("述学 谢春梅 已讲", "已记：第38周 谢春梅")]
    [InlineData("述学顺延 宋海涛", "宋海涛顺延到第40周")]
    [InlineData("述学安排 第39周 邓睿", "第39周 邓睿")]
    [InlineData("述学 安排 邓睿 第39周", "第39周 邓睿")]
    [InlineData("第39周述学安排邓睿", "第39周 邓睿")]
    [InlineData("述学换人", "请写和谁换")]
    [InlineData("述学换邓睿", "近三周没有轮到您")]
    public async Task What_follows_the_word_may_stand_right_behind_it_or_in_another_order(string words, string answer)
    {
        await using var bot = await StartAsync();

        Assert.Contains(answer, await bot.SayAsync("huang", words));
    }

    [Theory]
    [InlineData("我今年述学讲过几次", "您今年讲过 0 次")]
    [InlineData("我下周要述学吗", "换人发 述学 换 姓名")]
    [InlineData("述学我周五讲不了，换个人吧", "换人发 述学 换 姓名")]
    public async Task Whoever_asks_about_the_own_turn_is_shown_it_with_how_to_change(string words, string answer)
    {
        await using var bot = await StartAsync();

        Assert.Contains(answer, await bot.SayAsync("deng", words));
    }

    [Theory]
    [InlineData("撤回")]
    [InlineData("述学撤回")]
    [InlineData("撤回换人")]
    [InlineData("不换了")]
    public async Task A_request_to_change_is_withdrawn_and_the_record_before_it_stands(string words)
    {
        await using var bot = await StartAsync();
        await bot.PlanTopicAsync("2026-W38");
        await bot.AdvanceToAsync("2026-09-14 10:00");
        await bot.SayAsync("xie", "已学");
        await bot.AdvanceToAsync("2026-09-14 10:05");
        await bot.SayAsync("xie", "述学 换 邓睿");

        Assert.Contains("第38周仍是您", await bot.SayAsync("xie", words));
        Assert.Contains("没有等", await bot.SayAsync("deng", "述学 同意"));
        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("xie"));
    }

    [Fact]
    public async Task Both_sides_of_a_request_hear_that_the_liaison_changed_the_turn()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("song", "述学 换 谢春梅");
        Assert.Contains("宋海涛请谢春梅换的事作废", await bot.SayAsync("huang", "述学 顺延 宋海涛"));
        await bot.AdvanceToAsync("2026-09-14 10:00");

        Assert.Contains(bot.PushesTo("song"), push => push.Contains("没有换成", StringComparison.Ordinal));
        Assert.Contains(bot.PushesTo("xie"), push => push.Contains("没有换成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Behind_a_change_of_the_rota_the_record_before_it_is_not_taken_back_unasked()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("huang", "述学 已讲 谢春梅");
        await bot.AdvanceToAsync("2026-09-14 08:55");
        await bot.SayAsync("huang", "述学 顺延 宋海涛");

        Assert.Contains("您最近做的是述学", await bot.SayAsync("huang", "撤回"));
        Assert.Contains("不再记为已讲", await bot.SayAsync("huang", "是"));
    }

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync("2026-09-14 08:35");
        await bot.PeopleAsync("xie 谢春梅 业务支部", "song 宋海涛 业务支部", "deng 邓睿 业务支部", "huang 黄志远 业务支部 liaison");
        return bot;
    }
}
