using System.Net;
using BotService.Messaging;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Tests.Console;

/// <summary>The channel's own sign-in: its answer counts in the browser that asked, and for ten minutes.</summary>
public sealed class ChannelSignInTests
{
    [Fact]
    public async Task What_was_asked_for_more_than_ten_minutes_ago_opens_nothing()
    {
        await using var bot = await Bot.StartWithAsync(services => services.Replace(ServiceDescriptor.Singleton<IWebSignIn>(new BobSignsIn())), "2026-09-07 08:00", ("Console:Login", "wecom"));
        await bot.UsualPeopleAsync();
        using var late = new Browser(bot);
        var old = await AskAsync(late);
        await bot.AdvanceToAsync("2026-09-07 08:11");
        await late.ReadAsync(old, HttpStatusCode.Forbidden);

        using var soon = new Browser(bot);
        var back = await AskAsync(soon);
        await bot.AdvanceToAsync("2026-09-07 08:20");
        using var entered = await soon.GetAsync(back);
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        Assert.Contains("鲍勃（成员）", await soon.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Single(bot.LogLines, line => line.Contains("Somebody entered the console by porter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_pages_call_the_directory_as_it_calls_itself()
    {
        await using var bot = await Bot.StartWithAsync(
            services => services.Replace(ServiceDescriptor.Singleton(new DirectoryWords("--from-tower", "塔台", "塔台账号"))), "2026-09-07 08:00", ("Console:Login", "wecom"));
        await bot.UsualPeopleAsync();
        using var stranger = new Browser(bot);
        using var chief = await Browser.SignInAsync(bot, "chief");

        var entrance = await stranger.ReadAsync("/in");
        var refused = await stranger.ReadAsync("/in/wecom/back", HttpStatusCode.Forbidden);
        var import = await chief.ReadAsync("/people/import");
        var person = await chief.ReadAsync("/people/new");

        Assert.Contains("塔台登录", entrance, StringComparison.Ordinal);
        Assert.Contains("塔台没有确认您的身份", refused, StringComparison.Ordinal);
        Assert.Contains("从塔台读取", import, StringComparison.Ordinal);
        Assert.Contains("塔台里的账号", person, StringComparison.Ordinal);
        Assert.All((string[])[entrance, refused, import, person], page => Assert.DoesNotContain("企业微信", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_state_than_the_browser_was_given_opens_nothing()
    {
        await using var bot = await Bot.StartWithAsync(services => services.Replace(ServiceDescriptor.Singleton<IWebSignIn>(new BobSignsIn())), "2026-09-07 08:00", ("Console:Login", "wecom"));
        await bot.UsualPeopleAsync();
        using var browser = new Browser(bot);
        using var other = new Browser(bot);
        await AskAsync(browser);
        await browser.ReadAsync(await AskAsync(other), HttpStatusCode.Forbidden);
        await new Browser(bot) { Cookie = "bot-state=short" }.ReadAsync("/in/wecom/back?code=any&state=short", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_good_code_enters_though_somebody_behind_the_same_address_tries_bad_ones()
    {
        await using var bot = await Bot.StartWithAsync(services => services.Replace(ServiceDescriptor.Singleton<IWebSignIn>(new BobSignsIn())), "2026-09-07 08:00", ("Console:Login", "wecom"));
        await bot.UsualPeopleAsync();
        using var guessing = new Browser(bot);
        HttpStatusCode last = default;

        for (var i = 0; i < 310 && last != HttpStatusCode.TooManyRequests; i++)
        {
            using var refused = await guessing.GetAsync($"/in/wecom/back?code=any&state=guess{i}");
            last = refused.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        using var browser = new Browser(bot);
        using var entered = await browser.GetAsync(await AskAsync(browser));
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        Assert.Contains("鲍勃（成员）", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }

    /// <summary>Where the channel would send the browser back to.</summary>
    private static async Task<string> AskAsync(Browser browser)
    {
        using var sent = await browser.GetAsync("/in/wecom");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var state = sent.Headers.Location!.Query.Split('=')[^1];
        Assert.Matches("^[0-9a-zA-Z]{32,128}$", state);
        return $"/in/wecom/back?code=any&state={state}";
    }

    /// <summary>A channel that knows everybody as bob.</summary>
    private sealed class BobSignsIn : IWebSignIn
    {
        public string Name => "porter";

        public Uri StartAt(string userAgent, Uri returnTo, string state) => new($"https://login.example/?state={state}");

        public ValueTask<string?> WhoAsync(string code, CancellationToken cancellationToken) => ValueTask.FromResult<string?>("bob");
    }
}
