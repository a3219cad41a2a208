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

    [Fact]
    public async Task One_word_that_may_answer_a_leave_too_is_told_what_to_say()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("xie", "述学 换 宋海涛");

        Assert.Contains("述学 同意", await bot.SayAsync("song", "同意"));
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
