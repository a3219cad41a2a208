using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Opinions;

public sealed class OpinionTests
{
    [Fact]
    public async Task An_opinion_is_kept_under_the_own_name_and_its_words_are_not_repeated()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        Assert.DoesNotContain("表格", await bot.SayAsync("bob", "意见：表格太多"));

        var opinion = await bot.AskStoreAsync(db => db.Opinions.SingleAsync());
        Assert.Equal(("表格太多", true), (opinion.Text, opinion.MemberId is not null));
    }

    [Theory]
    [InlineData("匿名意见 会开得太长")]
    [InlineData("匿名意见会开得太长")]
    public async Task An_anonymous_one_stores_no_sender(string words)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        Assert.Contains("没有存是谁发的", await bot.SayAsync("bob", words));

        var opinion = await bot.AskStoreAsync(db => db.Opinions.SingleAsync());
        Assert.Equal(("会开得太长", null, new DateOnly(2026, 9, 7)), (opinion.Text, opinion.MemberId, opinion.Day));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.AuditNotes.CountAsync()));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Conversations.CountAsync()));
        Assert.DoesNotContain(bot.LogLines, line => line.Contains("会开得太长", StringComparison.Ordinal));
        var receipt = await bot.AskStoreAsync(db => db.Receipts.SingleAsync());
        Assert.DoesNotContain("bob", receipt.Key + receipt.ReplyText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_admin_reads_the_latest_without_the_names_of_the_anonymous()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        Assert.Contains("还没有人", await bot.SayAsync("boss", "意见"));
        await bot.SayAsync("bob", "意见 表格\n太多");
        await bot.SayAsync("carol", "匿名意见 会太长");

        var list = await bot.SayAsync("chief", "意见");

        Assert.Matches("9月7日 周一 编[0-9]+ 鲍勃：表格 太多", list);
        Assert.Contains("匿名：会太长", list);
        Assert.DoesNotContain("卡萝", list);
    }

    [Theory]
    [InlineData("意见")]
    [InlineData("匿名意见")]
    public async Task Without_words_the_member_is_told_how(string words)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        Assert.Contains($"例如：{words} ", await bot.SayAsync("bob", words));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));
    }
}
