using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Opinions;

public sealed class UnwantedOpinionTests
{
    [Theory]
    [InlineData("意见 匿名 食堂菜太咸")]
    [InlineData("意见（匿名）食堂菜太咸")]
    [InlineData("建议 不想署名：食堂菜太咸")]
    [InlineData("意见 食堂菜太咸，请不要写我的名字")]
    [InlineData("意见 征1 食堂菜太咸，别让爱丽丝知道是我")]
    [InlineData("征1 意见 食堂菜太咸（不留名）")]
    [InlineData("意见 食堂菜太咸，请保密")]
    public async Task One_that_asks_for_no_name_is_not_kept_with_the_name_and_its_words_wait_nowhere(string words)
    {
        await using var bot = await StartAsync();

        Assert.Contains("不署名请发：匿名意见 内容", await bot.SayAsync("bob", words));

        Assert.Equal(0, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));
        Assert.False(await bot.AskStoreAsync(db => db.Conversations.AnyAsync(c => c.Question!.Contains("食堂"))));
        Assert.Contains("已匿名记下", await bot.SayAsync("bob", "匿名意见 食堂菜太咸"));
    }

    [Theory]
    [InlineData("意见 保密培训太少")]
    [InlineData("意见 公示不要等大家都走了才贴")]
    [InlineData("意见 报表能不能按时反馈？")]
    [InlineData("建议 没有必要的会少开")]
    [InlineData("意见 取消周末值班")]
    public async Task One_that_only_sounds_alike_is_kept(string words)
    {
        await using var bot = await StartAsync();

        Assert.Contains("已记下，算在征1 里", await bot.SayAsync("carol", words));
    }

    [Theory]
    [InlineData("意见收到没有", "发 征1")]
    [InlineData("建议采纳了吗", "发 征1")]
    [InlineData("匿名意见会不会被看到？", "谁也查不到")]
    [InlineData("匿名意见是谁写的", "谁也查不到")]
    [InlineData("意见 进度", "发 征1")]
    [InlineData("匿名意见 征1 撤销", "收不回")]
    [InlineData("意见撤回", "收不回")]
    [InlineData("意见 没有", "什么也没有存")]
    [InlineData("匿名意见 暂无", "什么也没有存")]
    public async Task A_question_about_one_and_that_there_is_none_are_no_opinion(string words, string answer)
    {
        await using var bot = await StartAsync();

        Assert.Contains(answer, await bot.SayAsync("erin", words));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));
    }

    [Theory]
    [InlineData("匿名意见 征1、征2 走廊太暗")]
    [InlineData("意见 征2和征1 走廊太暗")]
    public async Task Of_two_rounds_that_are_named_neither_gets_it(string words)
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("chief", "征求意见 第二轮 9月21日");

        Assert.Contains("不止一个", await bot.SayAsync("bob", words));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));
    }

    [Theory]
    [InlineData("匿名意见征2走廊太暗", "走廊太暗")]
    [InlineData("意见 征2（二楼）走廊太暗", "（二楼）走廊太暗")]
    public async Task A_round_is_named_without_anything_behind_its_number(string words, string kept)
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("chief", "征求意见 第二轮 9月21日");

        Assert.Contains("算在征2 里", await bot.SayAsync("bob", words));
        Assert.Equal(kept, await bot.AskStoreAsync(db => db.Opinions.Select(o => o.Text).SingleAsync()));
    }

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 第一轮 9月20日");
        return bot;
    }
}
