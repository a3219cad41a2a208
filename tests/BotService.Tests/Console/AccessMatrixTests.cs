using System.Net;
using System.Text;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Console;

/// <summary>Every endpoint of the console against everybody who might ask. The endpoints are found and not listed, so that a new page cannot be forgotten.</summary>
public sealed class AccessMatrixTests
{
    /// <summary>Who may open what. A page that stands here twice, or not at all, is a decision that nobody took.</summary>
    private static readonly Dictionary<string, Audience> Expected = new()
    {
        ["/"] = Audience.Everyone,
        ["/out"] = Audience.Everyone,
        ["/topics"] = Audience.Everyone,
        ["/topics/{week}"] = Audience.Everyone,
        ["/topics/{week}/…"] = Audience.Admin,
        ["/topics/new"] = Audience.Admin,
        ["/topics/import"] = Audience.Admin,
        ["/groups"] = Audience.Liaison | Audience.Admin,
        ["/groups/{name}/chase"] = Audience.Liaison,
        ["/me"] = Audience.Everyone,
        ["/me/export"] = Audience.Member,
        ["/people"] = Audience.Liaison | Audience.Admin,
        ["POST /people/{userid}"] = Audience.Admin,
        ["/people/new"] = Audience.Admin,
        ["/people/import"] = Audience.Admin,
        ["/people/import/wecom"] = Audience.Admin,
        ["/people/export"] = Audience.Admin,
        ["/me/erase"] = Audience.Member,
        ["/me/leave"] = Audience.Member,
        ["/me/quiet"] = Audience.Member,
        ["/report/template"] = Audience.Admin,
        ["/settings/check"] = Audience.Admin,
        ["/gatherings"] = Audience.Everyone,
        ["/ledgers"] = Audience.Everyone,
        ["/ledgers/import"] = Audience.Admin,
        ["/ledgers/{what}/export"] = Audience.Liaison | Audience.Admin,
        ["/notices"] = Audience.Everyone,
        ["/speaking"] = Audience.Everyone,
        ["POST /speaking"] = Audience.Member,
        ["/consultations"] = Audience.Everyone,
        ["POST /consultations/{number:int}"] = Audience.Liaison | Audience.Admin,
        ["/report"] = Audience.Admin,
        ["/burden"] = Audience.Everyone,
        ["/rules"] = Audience.Everyone,
        ["/status"] = Audience.Admin,
        ["/settings"] = Audience.Admin,
    };

    private static readonly (string UserId, Audience Roles)[] People =
    [
        ("bob", Audience.Member), ("alice", Audience.Member | Audience.Liaison), ("chief", Audience.Member | Audience.Admin), ("boss", Audience.Admin),
    ];

    [Fact]
    public async Task Every_endpoint_opens_for_its_roles_alone_and_for_nobody_without_a_session()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        using var nobody = new Browser(bot);
        var endpoints = EndpointsOf(bot);
        Assert.True(endpoints.Count > 25, "The endpoints of the console were not found.");

        foreach (var (method, route, role) in endpoints)
        {
            Assert.Equal((route, ExpectedFor(method, route)), (route, role.Audience));
            using var answer = await SendAsync(nobody, method, route);
            Assert.Equal((route, route == "/" && method == "GET" ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized), (route, answer.StatusCode));
        }

        foreach (var (userId, roles) in People)
        {
            foreach (var (method, route, role) in endpoints.Where(e => !e.Route.StartsWith("/out", StringComparison.Ordinal)))
            {
                using var browser = await SignInAsync(bot, userId);
                using var answer = await SendAsync(browser, method, route);
                var isOpen = (roles & role.Audience) != 0;
                Assert.True(isOpen == answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized), $"{method} {route} as {userId}: {answer.StatusCode}");
                Assert.True((int)answer.StatusCode < 500, $"{method} {route} as {userId}: {answer.StatusCode}");
                Assert.True(answer.Headers.CacheControl?.NoStore, $"{method} {route} may be kept.");
            }
        }
    }

    /// <summary>Whoever may not use a page hears that whatever is sent to it, and who may hears what is wrong with it.</summary>
    [Fact]
    public async Task A_request_without_a_form_is_refused_for_its_role_first_and_then_for_what_it_lacks()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        Func<HttpContent?>[] bodies = [() => null, () => new StringContent("{}", Encoding.UTF8, "application/json"), () => new StringContent("已学", Encoding.UTF8, "text/plain")];

        foreach (var (userId, roles) in People)
        {
            foreach (var (_, route, role) in EndpointsOf(bot).Where(e => e.Method == "POST" && !e.Route.StartsWith("/out", StringComparison.Ordinal)))
            {
                using var browser = await SignInAsync(bot, userId);

                foreach (var body in bodies)
                {
                    var request = new HttpRequestMessage(HttpMethod.Post, Path(route)) { Content = body() };
                    request.Headers.Add("Sec-Fetch-Site", "same-origin");
                    using var answer = await browser.SendAsync(request);
                    var isOpen = (roles & role.Audience) != 0;
                    Assert.True(isOpen == answer.StatusCode is not HttpStatusCode.Forbidden, $"{route} as {userId} with {request.Content?.Headers.ContentType}: {answer.StatusCode}");
                    Assert.True((int)answer.StatusCode < 500 && answer.StatusCode is not HttpStatusCode.UnsupportedMediaType, $"{route} as {userId} with {request.Content?.Headers.ContentType}: {answer.StatusCode}");
                }
            }
        }
    }

    [Fact]
    public async Task No_form_is_taken_from_elsewhere()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");

        foreach (var (method, route, _) in EndpointsOf(bot).Where(e => e.Method == "POST"))
        {
            foreach (var (header, value) in ((string, string)[])[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null")])
            {
                var request = new HttpRequestMessage(HttpMethod.Parse(method), Path(route)) { Content = new FormUrlEncodedContent([]) };
                request.Headers.Add(header, value);
                using var answer = await chief.SendAsync(request);
                Assert.Equal((route, HttpStatusCode.Forbidden), (route, answer.StatusCode));
            }
        }

        await chief.ReadAsync("/status");
    }

    [Fact]
    public async Task The_navigation_leads_to_exactly_the_pages_that_open()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        string[] words = ["首页", "主题", "组", "我的", "清单", "传达", "述学", "活动", "征求意见", "总结", "名单", "负担", "规则", "状态", "设置"];

        foreach (var (userId, expected) in ((string, string[])[])[("bob", ["首页", "主题", "我的", "清单", "传达", "述学", "活动", "征求意见", "负担", "规则"]), ("alice", ["首页", "主题", "组", "我的", "清单", "传达", "述学", "活动", "征求意见", "名单", "负担", "规则"]), ("chief", words)])
        {
            using var browser = await Browser.SignInAsync(bot, userId);
            var nav = (await browser.ReadAsync("/")).Split("<nav")[1].Split("</nav>")[0];
            Assert.Equal(expected, words.Where(word => nav.Contains($">{word}</a>", StringComparison.Ordinal)));

            foreach (var path in nav.Split("href=\"").Skip(1).Select(part => part.Split('"')[0]))
            {
                await browser.ReadAsync(path);
            }
        }
    }

    private static Audience ExpectedFor(string method, string route)
    {
        var parts = route.Split('/');

        foreach (var key in (string[])[$"{method} {route}", route, $"{string.Join('/', parts.SkipLast(1))}/…", string.Join('/', parts.Take(2))])
        {
            if (Expected.TryGetValue(key, out var audience))
            {
                return audience;
            }
        }

        throw new InvalidOperationException($"Nobody decided who may use {method} {route}: add it to the table above.");
    }

    private static List<(string Method, string Route, ConsoleRole Role)> EndpointsOf(Bot bot) =>
    [
        .. from endpoint in bot.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()
           let role = endpoint.Metadata.GetMetadata<ConsoleRole>()
           where role is not null
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           select (method, endpoint.RoutePattern.RawText!, role),
    ];

    /// <summary>A fresh session without the chat, which gives three links in ten minutes.</summary>
    private static async Task<Browser> SignInAsync(Bot bot, string userId)
    {
        var cookie = string.Empty;
        await bot.ChangeAsync(async db => cookie = await BotService.Features.SignIn.ConsoleSessions.OpenSessionAsync(db, userId, "link", bot.Clock.UtcNow, Bot.Token));
        return new Browser(bot) { Cookie = $"bot={cookie}" };
    }

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, string method, string route)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(method), Path(route)) { Content = method == "POST" ? new FormUrlEncodedContent([]) : null };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await browser.SendAsync(request);
    }

    private static string Path(string route) => route.Replace("{week}", "2026-W37", StringComparison.Ordinal).Replace("{name}", Uri.EscapeDataString("一支部"), StringComparison.Ordinal)
        .Replace("{userid}", "bob", StringComparison.Ordinal).Replace("{id:int}", "1", StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{position:int}", "1", StringComparison.Ordinal)
        .Replace("{what}", Uri.EscapeDataString("问1"), StringComparison.Ordinal).Replace("{file}", "clean", StringComparison.Ordinal);
}
