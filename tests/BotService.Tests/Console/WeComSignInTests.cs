using System.Net;
using BotService.Simulator;
using BotService.Tests.Harness;

namespace BotService.Tests.Console;

/// <summary>Signing in by WeCom from end to end: the service's redirect, WeCom's page, the code, and who it stands for.</summary>
public sealed class WeComSignInTests
{
    private const string Client = "Mozilla/5.0 (iPhone) wxwork/4.1.30 MicroMessenger/7.0.1";

    private static readonly (string Key, string Value)[] Settings =
    [
        ("Console:Login", "wecom"), ("WeCom:AuthorizeUrl", $"{Browser.Origin}{SimulatorEndpoints.AuthorizePath}"), ("WeCom:LoginUrl", $"{Browser.Origin}{SimulatorEndpoints.LoginPath}"),
    ];

    [Theory]
    [InlineData(null, SimulatorEndpoints.LoginPath)]
    [InlineData(Client, SimulatorEndpoints.AuthorizePath)]
    public async Task Whoever_is_chosen_enters_once(string? userAgent, string path)
    {
        await using var bot = await OpenAsync();
        using var browser = new Browser(bot);
        Assert.Contains("href=\"/in/wecom\"", await browser.ReadAsync("/in"), StringComparison.Ordinal);

        var page = await AskAsync(browser, path, userAgent);
        Assert.Contains("鲍勃（一支部）", page, StringComparison.Ordinal);
        var state = browser.Cookie;
        var back = await ChooseAsync(browser, LinkTo(page, "who=bob"));
        using var entered = await browser.GetAsync(back);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (entered.StatusCode, entered.Headers.Location!.ToString()));
        Assert.Contains("鲍勃（成员）", await browser.ReadAsync("/"), StringComparison.Ordinal);

        using var again = new Browser(bot) { Cookie = state };
        await again.ReadAsync(back, HttpStatusCode.Forbidden);
        Assert.Equal([0, 40029], CodesOf(bot));
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task A_code_is_good_for_five_minutes()
    {
        await using var bot = await OpenAsync();
        using var browser = new Browser(bot);
        var back = await ChooseAsync(browser, LinkTo(await AskAsync(browser, SimulatorEndpoints.LoginPath), "who=bob"));
        await bot.AdvanceToAsync("2026-09-07 08:06");
        await browser.ReadAsync(back, HttpStatusCode.Forbidden);
        Assert.Equal([40029], CodesOf(bot));
    }

    [Fact]
    public async Task Whoever_does_not_consent_or_is_no_member_stays_outside()
    {
        await using var bot = await OpenAsync();
        using var browser = new Browser(bot);
        var refused = await ChooseAsync(browser, LinkTo(await AskAsync(browser, SimulatorEndpoints.LoginPath), "不同意授权"));
        Assert.DoesNotContain("code=", refused, StringComparison.Ordinal);
        await browser.ReadAsync(refused, HttpStatusCode.Forbidden);
        Assert.Empty(CodesOf(bot));

        var outsider = await ChooseAsync(browser, LinkTo(await AskAsync(browser, SimulatorEndpoints.LoginPath), "单位以外的人"));
        await browser.ReadAsync(outsider, HttpStatusCode.Forbidden);
        Assert.Equal([0], CodesOf(bot));
    }

    [Fact]
    public async Task The_demo_opens_this_door_only_when_it_is_told_to()
    {
        await using var bot = await Bot.StartAsync();
        using var browser = new Browser(bot);
        Assert.DoesNotContain("href=\"/in/wecom\"", await browser.ReadAsync("/in"), StringComparison.Ordinal);
        await browser.ReadAsync("/in/wecom", HttpStatusCode.NotFound);
    }

    private static async Task<Bot> OpenAsync()
    {
        var bot = await Bot.StartAsync("2026-09-07 08:00", Settings);
        await bot.UsualPeopleAsync();
        return bot;
    }

    /// <summary>The page of WeCom to which the service sends this browser.</summary>
    private static async Task<string> AskAsync(Browser browser, string path, string? userAgent = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/in/wecom");

        if (userAgent is not null)
        {
            request.Headers.Add("User-Agent", userAgent);
        }

        using var sent = await browser.SendAsync(request);
        Assert.Equal((HttpStatusCode.Redirect, path), (sent.StatusCode, sent.Headers.Location!.AbsolutePath));
        return await browser.ReadAsync(sent.Headers.Location.PathAndQuery);
    }

    /// <summary>Where WeCom sends the browser back to: to the service and nowhere else.</summary>
    private static async Task<string> ChooseAsync(Browser browser, string link)
    {
        using var sent = await browser.GetAsync(link);
        Assert.Equal((HttpStatusCode.Redirect, Browser.Origin), (sent.StatusCode, sent.Headers.Location!.GetLeftPart(UriPartial.Authority)));
        return sent.Headers.Location.PathAndQuery;
    }

    /// <summary>The address of the link with this in its address or its words.</summary>
    private static string LinkTo(string page, string what) =>
        WebUtility.HtmlDecode(page.Split("href=\"").First(part => part.Split("</a>")[0].Contains(what, StringComparison.Ordinal)).Split('"')[0]);

    /// <summary>What WeCom answered to the codes that it was asked about.</summary>
    private static List<int> CodesOf(Bot bot) => [.. bot.WeCom.Calls.Where(call => call.Path == "auth/getuserinfo").Select(call => call.Code ?? -1)];
}
