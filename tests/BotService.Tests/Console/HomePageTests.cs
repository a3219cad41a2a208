using BotService.Tests.Harness;

namespace BotService.Tests.Console;

/// <summary>The first page: an answer that the chat would take has a button.</summary>
public sealed class HomePageTests
{
    [Fact]
    public async Task Whoever_said_no_may_still_say_that_it_is_done()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        using var bob = await Browser.SignInAsync(bot, "bob");
        var page = await PageForm.Of(await bob.ReadAsync("/"), "没学").SendAsync(bob);
        Assert.Contains("没有要答复的了：《高质量发展》没学", page, StringComparison.Ordinal);
        Assert.Contains("，现在记为没学", page, StringComparison.Ordinal);
        Assert.False(PageForm.Has(page, "没学"));

        page = await PageForm.Of(page, "已学").SendAsync(bob);
        Assert.Contains("没有要答复的了：《高质量发展》按时", page, StringComparison.Ordinal);
        Assert.False(PageForm.Has(page, "已学"));
        Assert.False(PageForm.Has(page, "没学"));
    }

    [Fact]
    public async Task Whoever_is_on_leave_may_answer_all_the_same()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        await bot.SayAsync("carol", "请假 9月7日至9月11日 生病");
        await bot.SayAsync("alice", "准假 卡萝");
        using var carol = await Browser.SignInAsync(bot, "carol");
        var page = await carol.ReadAsync("/");
        Assert.Contains("，现在记为请假", page, StringComparison.Ordinal);
        Assert.True(PageForm.Has(page, "没学"));
        Assert.Contains("按时学完", await PageForm.Of(page, "已学").SendAsync(carol), StringComparison.Ordinal);
    }
}
