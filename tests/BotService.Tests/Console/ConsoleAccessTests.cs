using System.Net;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>Guessing stops nobody else, and what was tried can be told afterwards.</summary>
public sealed class ConsoleAccessTests
{
    private const string Office = "203.0.113.9";

    [Fact]
    public async Task A_good_link_opens_though_somebody_behind_the_same_address_guesses()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var browser = new Browser(bot);
        HttpStatusCode last = default;

        for (var i = 0; i < 310 && last != HttpStatusCode.TooManyRequests; i++)
        {
            last = await StatusAsync(browser, HttpMethod.Get, $"/in/guess{i}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(browser, HttpMethod.Post, "/in/guess"));
        var link = await Browser.LinkAsync(bot, "bob");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, HttpMethod.Get, link));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(browser, HttpMethod.Post, link));
    }

    [Fact]
    public async Task Refusals_are_told_with_the_address_and_further_ones_of_a_minute_are_counted()
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var browser = new Browser(bot);

        for (var i = 0; i < 4; i++)
        {
            await StatusAsync(browser, HttpMethod.Get, $"/in/guess{i}");
        }

        await StatusAsync(browser, HttpMethod.Post, await Browser.LinkAsync(bot, "bob"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(browser, HttpMethod.Get, "/status"));
        await bot.DisposeAsync();

        var lines = bot.LogLines.Where(line => line.Contains("The console refused", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Contains($"a link that is no good, from {Office}.", lines[0], StringComparison.Ordinal);
        Assert.Contains($"a page that is for others, from {Office}.", lines[1], StringComparison.Ordinal);
        Assert.Contains($"3 further requests within a minute: a link that is no good 3. The first addresses: {Office}.", lines[2], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotContain("guess", line, StringComparison.Ordinal));
        Assert.Single(bot.LogLines, line => line.Contains($"Somebody entered the console by link, from {Office}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_an_admin_came_in_and_left_is_noted_and_of_others_it_is_not()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var bob = await Browser.SignInAsync(bot, "bob");
        using var chief = await Browser.SignInAsync(bot, "chief");
        await StatusAsync(bob, HttpMethod.Post, "/out");
        await StatusAsync(chief, HttpMethod.Post, "/out");

        Assert.Equal(["chief sign-in console", "chief sign-out console"], await bot.AskStoreAsync(db => db.AuditNotes.OrderBy(n => n.Id).Select(n => n.Actor + " " + n.Action + " " + n.Subject).ToListAsync()));
    }

    [Fact]
    public async Task An_admin_who_leaves_every_device_is_noted_whether_by_a_button_or_by_a_word_in_the_chat()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var bob = await Browser.SignInAsync(bot, "bob");
        using var chief = await Browser.SignInAsync(bot, "chief");
        await bot.SayAsync("bob", "退出所有设备");
        await bot.SayAsync("chief", "退出所有设备");
        Assert.Contains("没有在任何设备上登录", await bot.SayAsync("chief", "退出所有设备"), StringComparison.Ordinal);
        using var again = await Browser.SignInAsync(bot, "chief");
        await StatusAsync(again, HttpMethod.Post, "/out/all");

        Assert.Equal(
            ["chief sign-in link", "chief sign-out everywhere", "chief sign-in link", "chief sign-out everywhere"],
            await bot.AskStoreAsync(db => db.AuditNotes.OrderBy(n => n.Id).Select(n => n.Actor + " " + n.Action + " " + n.Detail).ToListAsync()));
    }

    private static async Task<HttpStatusCode> StatusAsync(Browser browser, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add(BotFactory.PeerHeader, Office);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await browser.SendAsync(request);
        return response.StatusCode;
    }
}
