using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using BotService.Tests.Harness;
using Microsoft.Playwright;

namespace BotService.Tests.Console;

/// <summary>Every page in a real browser: on a screen and on a phone, light and dark, readable, without script and alone. One demo and one browser for all of them, some tabs at a time.</summary>
public sealed partial class ConsoleInBrowserTests
{
    /// <summary>axe-core as one file; tests/run.sh gets it where npm is there.</summary>
    private static readonly string? Axe = Environment.GetEnvironmentVariable("BOTSERVICE_TEST_AXE") is { } path ? File.ReadAllText(path) : null;

    private static readonly string Group = Uri.EscapeDataString("机关第一党支部");

    private static readonly string Item = Uri.EscapeDataString("问1");

    private static readonly Dictionary<string, string[]> PagesOf = new()
    {
        ["zhoumin"] =
        [
            "/", "/topics", "/topics/2026-W37", "/topics/2026-W38", "/topics/new", "/topics/import", "/groups", $"/groups/{Group}", "/me", "/people", "/people/wangwei", "/people/new", "/people/import",
            "/ledgers", "/ledgers/problem", "/ledgers/action", $"/ledgers/{Item}", "/ledgers/import", "/notices", "/notices/1", "/speaking", "/gatherings", "/consultations", "/consultations/2",
            "/report", "/report/figures/1", "/burden", "/rules", "/status", "/settings", "/in",
        ],
        ["linxiaoyan"] = ["/", $"/groups/{Group}", "/people", "/gatherings/1", $"/ledgers/{Item}", "/ledgers/problem", "/speaking", "/notices/1"],
        ["wangwei"] = ["/", "/topics/2026-W37", "/me", "/status", "/ledgers", "/speaking", "/consultations/2"],
    };

    /// <summary>What has been said before anybody looks, so that no page is empty.</summary>
    private static readonly (string Who, string Words)[] Said =
    [
        ("wangwei", "已学"), ("zhangwei", "没学 出差"), ("liqiuyue", "请假 9月7日至9月13日 生病"), ("huangzhiyuan", "1"), ("linxiaoyan", "开活动 读书会"), ("wangwei", "免打扰 2"),
        ("linxiaoyan", "问题 走廊应急灯不亮 李秋月 9月20日\n会议材料发得太晚 张伟 9月15日"), ("liqiuyue", "问1 完成 已换新灯管三支"), ("zhoumin", "任务 印发整改方案 王伟 9月25日"),
        ("zhoumin", "传达 主题教育实施方案 https://example.org/plan"), ("zhoumin", "确认发出"), ("zhoumin", "征求意见 对各支部的意见 9月20日"), ("wangwei", "意见 征2 材料提前一天发"), ("zhoumin", "总结"),
    ];

    /// <summary>The pictures of the README: whose page, how wide, in which scheme, under which name.</summary>
    private static readonly (string Who, string Path, int Width, ColorScheme Scheme, string Name)[] Pictures =
    [
        ("zhoumin", "/topics/2026-W37", 1280, ColorScheme.Light, "console-week"), ("zhoumin", "/ledgers/problem", 1280, ColorScheme.Dark, "console-ledger"),
        ("wangwei", "/", 390, ColorScheme.Light, "console-home"), ("linxiaoyan", $"/ledgers/{Item}", 390, ColorScheme.Dark, "console-item"),
    ];

    [Fact]
    public async Task Pages_fit_a_screen_and_a_phone_load_nothing_from_elsewhere_and_can_be_read_by_everybody()
    {
        Assert.SkipWhen(TestStore.IsPostgres, "How a page looks is the same on either database; what stands on it has tests of its own.");
        Chromium.SkipWhereMissing();
        var starting = DemoProcess.StartAsync("2026-09-07T08:30:00+08:00");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        await using var demo = await starting;
        using var http = new HttpClient { BaseAddress = demo.Address };
        using var moved = await http.PutAsJsonAsync("/dev/clock", new { now = "2026-09-08T10:00:00+08:00" }, Harness.Bot.Token);

        foreach (var (who, words) in Said)
        {
            using var said = await http.PostAsJsonAsync($"/simulator/chat/{who}/text", new { text = words }, Harness.Bot.Token);
        }

        await EnterAsync(browser, http);

        // Each context and each tab costs the browser a window, and more tabs than these only wait for each other.
        await Task.WhenAll(PagesOf.Select(async pages => await VisitAsync(browser, http.BaseAddress!, pages.Key, await CookieAsync(http, pages.Key), pages.Value)));
    }

    /// <summary>By the one-time link and its button, with script switched off.</summary>
    private static async Task EnterAsync(IBrowser browser, HttpClient http)
    {
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(http.BaseAddress!, await LinkAsync(http, "zhoumin")).ToString());
        await page.GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("首页");
    }

    private static async Task<Cookie> CookieAsync(HttpClient http, string who)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, await LinkAsync(http, who));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var quiet = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = http.BaseAddress };
        using var answer = await quiet.SendAsync(request, Harness.Bot.Token);
        var parts = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=', 2);
        return new() { Name = parts[0], Value = parts[1], Url = http.BaseAddress!.ToString() };
    }

    /// <summary>One person's pages in one tab, two for a long list.</summary>
    private static async Task VisitAsync(IBrowser browser, Uri home, string who, Cookie cookie, IReadOnlyList<string> paths)
    {
        await using var context = await browser.NewContextAsync();
        await context.AddCookiesAsync([cookie]);

        if (Axe is not null)
        {
            await context.AddInitScriptAsync(Axe);
        }

        var (strangers, messages) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(home.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                strangers.Add(request.Url);
            }
        };
        context.Console += (_, message) => messages.Add(message.Text);
        var left = new ConcurrentQueue<string>(paths);
        await Task.WhenAll(Enumerable.Range(0, paths.Count > 20 ? 2 : 1).Select(async _ =>
        {
            var page = await context.NewPageAsync();

            while (left.TryDequeue(out var path))
            {
                await LookAsync(page, home, who, path);
            }
        }));
        Assert.Empty(strangers);

        // A page that answers 403 is told of by the browser itself.
        Assert.DoesNotContain(messages, message => !message.StartsWith("Failed to load resource", StringComparison.Ordinal));
    }

    private static async Task LookAsync(IPage page, Uri home, string who, string path)
    {
        await page.SetViewportSizeAsync(1280, 800);
        var answer = await page.GotoAsync(new Uri(home, path).ToString(), new() { WaitUntil = WaitUntilState.Load });
        Assert.True(answer!.Status < 500 && answer.Status != 404, $"{who} {path}: {answer.Status}");
        var counted = await page.EvaluateAsync<string>("['h1', 'main', 'script', '[style]'].map(what => document.querySelectorAll(what).length).join()");
        Assert.Equal("1,1,0,0", counted);


        // A scheme changes colours and a width changes the layout, so these two see what four would.
        await CheckAsync(page, who, path, 1280, ColorScheme.Light);
        await CheckAsync(page, who, path, 390, ColorScheme.Dark);
        await ShotsAsync(page, who, path);
    }

    private static async Task CheckAsync(IPage page, string who, string path, int width, ColorScheme scheme)
    {
        await page.SetViewportSizeAsync(width, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{who} {path} scrolls sideways at {width}.");
        await AccessibleAsync(page, who, path, width, scheme);
    }

    /// <summary>All of axe once; on the phone and in the dark what width and colour can change.</summary>
    private static async Task AccessibleAsync(IPage page, string who, string path, int width, ColorScheme scheme)
    {
        if (Axe is null)
        {
            return;
        }

        var only = (width, scheme) == (1280, ColorScheme.Light) ? string.Empty : ", runOnly: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']";
        var found = await page.EvaluateAsync<string[]>($"() => axe.run({{ preload: false, resultTypes: ['violations']{only} }}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' | ')))");
        Assert.True(found.Length == 0, $"{who} {path} {width} {scheme}: {string.Join('\n', found)}");
    }

    private static async Task<string> LinkAsync(HttpClient http, string who)
    {
        // On a busy machine a message may wait for the store, and its answer comes later; whoever got no link asks once more.
        for (var tries = 0; tries < 600; tries++)
        {
            if (tries % 100 == 0)
            {
                using var asked = await http.PostAsJsonAsync($"/simulator/chat/{who}/text", new { text = "控制台" }, Harness.Bot.Token);
            }

            if (Link().Matches(await http.GetStringAsync(new Uri($"/simulator/chat/{who}", UriKind.Relative), Harness.Bot.Token)) is [.., var link])
            {
                return link.Value;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Harness.Bot.Token);
        }

        throw new InvalidOperationException($"{who} was given no link.");
    }

    /// <summary>Pictures for a person to look at, and those of the README, when one asks for them.</summary>
    private static async Task ShotsAsync(IPage page, string who, string path)
    {
        var folder = Environment.GetEnvironmentVariable("BOTSERVICE_SCREENSHOTS");
        var isReadme = Environment.GetEnvironmentVariable("BOTSERVICE_WRITE_PICTURES") is not null;

        foreach (var (width, scheme) in folder is null && !isReadme ? [] : ((int, ColorScheme)[])[(1280, ColorScheme.Light), (1280, ColorScheme.Dark), (390, ColorScheme.Dark), (390, ColorScheme.Light)])
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });

            if (folder is not null)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{who}{Uri.UnescapeDataString(path).Replace('/', '-')}-{width}-{scheme}.png"), FullPage = true });
            }

            if (isReadme && Array.Find(Pictures, one => (one.Who, one.Path, one.Width, one.Scheme) == (who, path, width, scheme)) is { Name: { } name })
            {
                await page.ScreenshotAsync(new() { Path = RepositoryFile.Path($"docs/{name}.png"), FullPage = true });
            }
        }
    }

    [GeneratedRegex("/in/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
