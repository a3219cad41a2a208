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
    public async Task What_waits_for_somebody_elsewhere_is_linked_from_the_first_page()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        await bot.AdvanceToAsync("2026-09-08 10:05");
        await bot.SayAsync("bob", "请假 9月9日至9月11日 出差");
        await bot.SayAsync("chief", "征求意见 对各支部的意见 9月20日");
        await bot.SayAsync("erin", "意见 材料提前一天发");
        await bot.SayAsync("alice", "传达 支部活动安排 https://example.org/a");
        await bot.SayAsync("alice", "确认发出");
        using var alice = await Browser.SignInAsync(bot, "alice");
        using var carol = await Browser.SignInAsync(bot, "carol");
        using var chief = await Browser.SignInAsync(bot, "chief");
        using var erin = await Browser.SignInAsync(bot, "erin");

        Assert.Contains($"<a href=\"/groups/{Uri.EscapeDataString("一支部")}\">一支部 有 1 个请假等您答复</a>", await alice.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"/notices/1\">传1《支部活动安排》等您阅</a>", await carol.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"/consultations/1\">征1《对各支部的意见》有 1 条意见等您答复</a>", await chief.ReadAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("还等着您的", await erin.ReadAsync("/"), StringComparison.Ordinal);
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
