using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.CheckIns;

public sealed class OwnPresenceTests
{
    [Theory]
    [InlineData("替卡萝签到 5208")]
    [InlineData("帮卡萝签到5208")]
    [InlineData("卡萝签到 5208")]
    [InlineData("签到 5208 还没到场")]
    [InlineData("我没去，签到 5208 不算")]
    [InlineData("签到 5208 路上堵车")]
    [InlineData("签到 5208？")]
    [InlineData("卡萝党课签到 5208")]
    [InlineData("党课 5208 卡萝")]
    [InlineData("代签 5208")]
    public async Task A_code_for_somebody_else_or_from_elsewhere_checks_nobody_in(string words)
    {
        await using var bot = await StartAsync();

        await bot.AnswersWithoutAsync("bob", words, "已签到");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.CheckIns.CountAsync()));
    }

    [Theory]
    [InlineData("签到 5208 我到了，坐在第6排")]
    [InlineData("我到了，签到 5208")]
    [InlineData("鲍勃签到 5208")]
    [InlineData("签到 5208，谢谢")]
    [InlineData("党课签到5208")]
    [InlineData("5208，已到")]
    public async Task Words_that_say_no_more_than_that_one_is_there_do_no_harm(string words)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith("已签到", await bot.SayAsync("bob", words), StringComparison.Ordinal);
    }

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(db =>
        {
            db.Gatherings.Add(new Gathering { Name = "党课", Form = "集中领学", Code = "5208", OpenedBy = "boss", OpenedAt = bot.Clock.UtcNow });
            return Task.CompletedTask;
        });
        return bot;
    }
}
