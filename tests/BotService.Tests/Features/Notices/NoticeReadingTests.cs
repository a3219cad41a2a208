using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Notices;

public sealed class NoticeReadingTests
{
    [Theory]
    [InlineData("传2和3、4 已阅")]
    [InlineData("传2、3 4 收到")]
    public async Task Of_three_that_are_named_none_is_dropped(string said)
    {
        await using var bot = await StartAsync();
        await bot.DoAsync("chief", "传达 汛期值班安排");
        await bot.DoAsync("chief", "传达 十月安排");
        await bot.DoAsync("alice", "传达 消防演练安排");
        await bot.DoAsync("alice", "传达 节日值守安排");

        Assert.Equal("传2《十月安排》已阅。\n传3《消防演练安排》已阅。\n传4《节日值守安排》已阅。", await bot.SayAsync("bob", said));
    }

    [Fact]
    public async Task A_long_row_of_digits_behind_the_number_is_no_list_and_answered_at_once()
    {
        await using var bot = await StartAsync();
        await bot.DoAsync("chief", "传达 汛期值班安排");

        Assert.DoesNotContain("》已阅", await bot.SayAsync("bob", $"传1 {new string('6', 44)}"));
        Assert.Contains("您：待阅", await bot.SayAsync("bob", "传1"));
    }

    [Fact]
    public async Task A_reading_is_not_taken_back_when_it_could_not_be_given_again_and_the_reason_is_said()
    {
        await using var bot = await StartAsync();
        await bot.DoAsync("chief", "传达 汛期值班安排");
        await bot.ChangeAsync(async db => (await db.AllTopics.SingleAsync()).LateUntil = Bot.At("2026-09-08 11:00"));
        await bot.SayAsync("bob", "已阅 传1");
        await bot.AdvanceToAsync("2026-09-08 11:30");

        Assert.Equal("传1《汛期值班安排》已过截止，收不回，没有改动。", await bot.SayAsync("bob", "撤回"));
    }

    [Fact]
    public async Task Whoever_names_the_reading_takes_that_back_and_no_check_in_after_it()
    {
        await using var bot = await StartAsync();
        await bot.DoAsync("chief", "传达 汛期值班安排");
        await bot.SayAsync("bob", "已阅 传1");
        await bot.AdvanceToAsync("2026-09-08 10:30");
        await bot.SayAsync("bob", "打卡");

        Assert.StartsWith("已收回：传1", await bot.SayAsync("bob", "撤回 已读"), StringComparison.Ordinal);
    }

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        return bot;
    }
}
