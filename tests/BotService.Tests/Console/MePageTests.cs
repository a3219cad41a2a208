using BotService.Tests.Harness;

namespace BotService.Tests.Console;

/// <summary>The page of one's own.</summary>
public sealed class MePageTests
{
    [Fact]
    public async Task It_shows_the_own_record_what_is_stored_and_the_way_out()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("bob", "免打扰 2");
        using var bob = await Browser.SignInAsync(bot, "bob");
        var page = await bob.ReadAsync("/me");
        Assert.Contains("<td data-of=\"结果\">按时</td>", page, StringComparison.Ordinal);
        Assert.Contains("应学记录 1", page, StringComparison.Ordinal);
        Assert.Contains("为止；恢复请发", page, StringComparison.Ordinal);
        using var file = await bob.GetAsync("/me/export");
        Assert.StartsWith("我的数据-", file.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);

        using var boss = await Browser.SignInAsync(bot, "boss");
        Assert.Contains("不在名单里", await boss.ReadAsync("/me"), StringComparison.Ordinal);
        await PageForm.Of(page, "退出所有设备").SendAsync(bob, System.Net.HttpStatusCode.SeeOther);
        await bob.ReadAsync("/me", System.Net.HttpStatusCode.Unauthorized);
    }
}
