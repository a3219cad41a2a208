using System.Net;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>Signing in to the console: a link for one person, once and for minutes.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task Looking_at_a_link_changes_nothing_and_the_button_takes_it_once()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var browser = new Browser(bot);
        var link = await Browser.LinkAsync(bot, "bob");

        for (var i = 0; i < 3; i++)
        {
            var page = await browser.ReadAsync(link);
            Assert.Contains("以 鲍勃 的身份进入", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<nav", page, StringComparison.Ordinal);
        }

        Assert.Null(browser.Cookie);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var other = new Browser(bot);
            using var response = await other.PostAsync(link);
            return response.StatusCode;
        }));
        Assert.Single(answers, HttpStatusCode.SeeOther);
        Assert.Equal(7, answers.Count(status => status is HttpStatusCode.Gone));
        await browser.ReadAsync(link, HttpStatusCode.Gone);
    }

    [Fact]
    public async Task The_session_shows_the_own_pages_and_ends_with_the_way_out()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var browser = await Browser.SignInAsync(bot, "bob");

        var home = await browser.ReadAsync("/");
        Assert.Contains("鲍勃（成员）", home, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/status\"", home, StringComparison.Ordinal);
        await browser.ReadAsync("/status", HttpStatusCode.Forbidden);

        using var gone = await browser.PostAsync("/out");
        Assert.Equal((HttpStatusCode.SeeOther, "/in"), (gone.StatusCode, gone.Headers.Location!.ToString()));
        await browser.ReadAsync("/rules", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_newer_link_ends_the_older_and_the_fourth_in_ten_minutes_is_not_given()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var browser = new Browser(bot);
        var first = await Browser.LinkAsync(bot, "bob");
        var second = await Browser.LinkAsync(bot, "bob");
        await browser.ReadAsync(first, HttpStatusCode.Gone);
        await browser.ReadAsync(second);
        await Browser.LinkAsync(bot, "bob");

        var refused = await bot.SayAsync("bob", "控制台");
        Assert.DoesNotContain("/in/", refused, StringComparison.Ordinal);
        Assert.Contains("08:1", refused, StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-09-07 08:12");
        await Browser.LinkAsync(bot, "bob");
    }

    [Fact]
    public async Task A_link_is_over_after_five_minutes()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var browser = new Browser(bot);
        var link = await Browser.LinkAsync(bot, "bob");
        await bot.AdvanceToAsync("2026-09-07 08:05:30");
        await browser.ReadAsync(link, HttpStatusCode.Gone);
        using var late = await browser.PostAsync(link);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Fact]
    public async Task The_store_holds_neither_a_token_nor_a_cookie()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        var link = await Browser.LinkAsync(bot, "bob");
        using var browser = new Browser(bot);
        using var entered = await browser.PostAsync(link);
        var secrets = new[] { link.Split('/')[^1], browser.Cookie!.Split('=', 2)[1] };

        var kept = await bot.AskStoreAsync(async db => string.Join('\n',
        [
            .. await db.Receipts.Select(r => r.ReplyText).ToListAsync(),
            .. await db.ConsoleLinks.Select(l => l.Hash).ToListAsync(),
            .. await db.ConsoleSessions.Select(s => s.Hash).ToListAsync(),
        ]));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, kept, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cross-site", null)]
    [InlineData("same-site", Browser.Origin)]
    [InlineData("none", null)]
    [InlineData(null, "http://evil.example")]
    [InlineData(null, null)]
    [InlineData(null, "null")]
    public async Task A_form_from_elsewhere_is_refused_before_anything_is_looked_at(string? site, string? origin)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var browser = await Browser.SignInAsync(bot, "bob");

        foreach (var (method, path) in new[] { (HttpMethod.Post, "/"), (HttpMethod.Post, "/out"), (HttpMethod.Put, "/rules"), (HttpMethod.Delete, "/in/x"), (HttpMethod.Post, "/in/x") })
        {
            var request = new HttpRequestMessage(method, path);

            if (site is not null)
            {
                request.Headers.Add("Sec-Fetch-Site", site);
            }

            if (origin is not null)
            {
                request.Headers.Add("Origin", origin);
            }

            using var response = await browser.SendAsync(request);
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, response.StatusCode));
        }

        await browser.ReadAsync("/");
    }

    [Fact]
    public async Task Without_the_fetch_header_the_own_origin_decides()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var browser = await Browser.SignInAsync(bot, "bob");
        var request = new HttpRequestMessage(HttpMethod.Post, "/out");
        request.Headers.Add("Origin", Browser.Origin);
        using var response = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    [Fact]
    public async Task Whoever_leaves_the_roster_is_out_at_once()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var browser = await Browser.SignInAsync(bot, "bob");
        await bot.ChangeAsync(db => db.Members.Where(m => m.UserKey == "bob").ExecuteUpdateAsync(set => set.SetProperty(m => m.Left, new DateOnly(2026, 9, 7))));
        await browser.ReadAsync("/", HttpStatusCode.Redirect);
        await browser.ReadAsync("/rules", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_admin_session_ends_after_two_idle_hours_and_any_after_twelve()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        using var bob = await Browser.SignInAsync(bot, "bob");
        await bot.AdvanceToAsync("2026-09-07 09:50");
        await chief.ReadAsync("/status");
        await bot.AdvanceToAsync("2026-09-07 11:40");
        await chief.ReadAsync("/status");
        await bot.AdvanceToAsync("2026-09-07 13:45");
        await chief.ReadAsync("/status", HttpStatusCode.Unauthorized);
        await bob.ReadAsync("/rules");
        await bot.AdvanceToAsync("2026-09-07 20:01");
        await bob.ReadAsync("/rules", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Idle_hours_are_counted_from_the_last_page_and_not_from_minutes_before_it()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        await bot.AdvanceToAsync("2026-09-07 08:04");
        await chief.ReadAsync("/status");
        await bot.AdvanceToAsync("2026-09-07 10:02");
        await chief.ReadAsync("/status");
    }

    [Fact]
    public async Task A_word_in_the_chat_ends_all_sessions_of_the_person()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var first = await Browser.SignInAsync(bot, "bob");
        using var second = await Browser.SignInAsync(bot, "bob");
        using var other = await Browser.SignInAsync(bot, "carol");
        Assert.Contains("2", await bot.SayAsync("bob", "退出所有设备"), StringComparison.Ordinal);
        await first.ReadAsync("/rules", HttpStatusCode.Unauthorized);
        await second.ReadAsync("/rules", HttpStatusCode.Unauthorized);
        await other.ReadAsync("/rules");
    }

    [Fact]
    public async Task Every_page_keeps_nothing_and_loads_nothing_from_elsewhere()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var browser = await Browser.SignInAsync(bot, "chief");

        foreach (var path in (string[])["/", "/rules", "/status", "/in", "/console.css", "/in/none"])
        {
            using var response = await browser.GetAsync(path);
            Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
            Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.All((string[])["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"], part => Assert.Contains(part, policy, StringComparison.Ordinal));
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task With_a_public_address_over_https_the_cookie_is_protected()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Console:PublicUrl", "https://study.example.cn"));
        await bot.UsualPeopleAsync();
        Assert.Contains("https://study.example.cn/in/", await bot.SayAsync("bob", "控制台"), StringComparison.Ordinal);
        using var browser = new Browser(bot);
        var link = (await bot.SayAsync("bob", "后台")).Split('\n')[0]["https://study.example.cn".Length..];
        using var entered = await browser.PostAsync(link);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-bot=", cookie, StringComparison.Ordinal);
        Assert.All((string[])["secure", "httponly", "samesite=lax", "path=/", "max-age=43200"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
    }
}
