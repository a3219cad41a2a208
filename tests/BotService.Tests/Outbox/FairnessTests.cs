using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Outbox;

/// <summary>One person's many messages do not hold up another's one.</summary>
public sealed class FairnessTests
{
    [Fact]
    public async Task One_message_for_another_leaves_among_the_first_of_a_hundred()
    {
        await using var bot = await OutboxFixture.StartWithoutWorkerAsync();
        await bot.UsualPeopleAsync();
        await bot.OweAsync([.. Enumerable.Range(0, 118).Select(i => OutboxFixture.Owed($"many {i}")), OutboxFixture.Owed("one", to: "alice")]);

        await bot.SendDueAsync();

        Assert.Equal(119, bot.WeCom.Sends.Count(send => !send.Duplicate));
        var place = bot.WeCom.Sends.Where(send => !send.Duplicate).Index().First(send => send.Item.Users.Contains("alice")).Index;
        Assert.True(place < 8, $"It was the {place + 1}th.");
    }

    [Fact]
    public async Task A_file_that_is_asked_for_again_and_again_is_owed_once_in_some_minutes()
    {
        await using var bot = await OutboxFixture.StartWithoutWorkerAsync();
        await bot.UsualPeopleAsync();

        for (var i = 0; i < 20; i++)
        {
            Assert.Contains("存了您的这些内容", await bot.SayAsync("bob", "我的数据"));
        }

        Assert.Contains("5 分钟后可以再要", await bot.SayAsync("bob", "我的数据"));
        await bot.SayAsync("carol", "我的数据");
        Assert.Equal(2, await bot.AskStoreAsync(db => db.Outbox.CountAsync()));

        bot.SkipTo("2026-09-07 09:16");
        Assert.Contains("马上发到这里", await bot.SayAsync("bob", "我的数据"));
        Assert.Equal(3, await bot.AskStoreAsync(db => db.Outbox.CountAsync()));
    }
}
