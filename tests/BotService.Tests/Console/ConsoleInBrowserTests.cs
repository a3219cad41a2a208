using System.Net.Http.Json;
using System.Text.RegularExpressions;
using BotService.Tests.Demo;
using BotService.Tests.Harness;
using Microsoft.Playwright;

namespace BotService.Tests.Console;

/// <summary>Every page in a real browser without script: on a screen and on a phone, light and dark, readable and alone.</summary>
public sealed partial class ConsoleInBrowserTests
{
    /// <summary>axe-core as one file; tests/run.sh gets it where npm is there.</summary>
    private static readonly string? Axe = Environment.GetEnvironmentVariable("BOTSERVICE_TEST_AXE");

    private static readonly string Group = Uri.EscapeDataString("机关第一党支部");

    private static readonly string[] OfAdmin =
    [
        "/", "/topics", "/topics/2026-W37", "/topics/2026-W38", "/topics/new", "/topics/import", "/groups", $"/groups/{Group}", "/me", "/people", "/people/wangwei", "/people/new", "/people/import",
        "/gatherings", "/rules", "/status", "/settings", "/in",
    ];

    private static readonly string[] OfLiaison = ["/", $"/groups/{Group}", "/people", "/gatherings/1"];

    private static readonly string[] OfMember = ["/", "/topics/2026-W37", "/me", "/status"];

    [Fact]
    public async Task Pages_fit_a_screen_and_a_phone_load_nothing_from_elsewhere_and_can_be_read_by_everybody()
    {
        Chromium.SkipWhereMissing();
        await using var demo = await DemoProcess.StartAsync("2026-09-07T08:30:00+08:00");
        using var http = new HttpClient { BaseAddress = demo.Address };
        using var moved = await http.PutAsJsonAsync("/dev/clock", new { now = "2026-09-08T10:00:00+08:00" }, Harness.Bot.Token);

        foreach (var (who, words) in ((string, string)[])[("wangwei", "已学"), ("zhangwei", "没学 出差"), ("liqiuyue", "请假 9月7日至9月13日 生病"), ("huangzhiyuan", "1"), ("linxiaoyan", "开活动 读书会"), ("wangwei", "免打扰 2")])
        {
            using var said = await http.PostAsJsonAsync($"/simulator/chat/{who}/text", new { text = words }, Harness.Bot.Token);
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);

        await LookAsync(browser, http, "zhoumin", OfAdmin);
        await LookAsync(browser, http, "linxiaoyan", OfLiaison);
        await LookAsync(browser, http, "wangwei", OfMember);
    }

    private static async Task LookAsync(IBrowser browser, HttpClient http, string who, IReadOnlyList<string> paths)
    {
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        var (strangers, messages) = (new List<string>(), new List<string>());
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(http.BaseAddress!.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                strangers.Add(request.Url);
            }
        };
        page.Console += (_, message) => messages.Add(message.Text);
        await page.GotoAsync(new Uri(http.BaseAddress!, await LinkAsync(http, who)).ToString());
        await page.GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("首页");

        // Scripts are off for the page; what looks at it for us needs them.
        await using var seeing = await browser.NewContextAsync(new() { StorageState = await context.StorageStateAsync() });
        var checker = await seeing.NewPageAsync();

        foreach (var path in paths)
        {
            await CheckAsync(checker, new Uri(http.BaseAddress!, path), who);
            await page.GotoAsync(new Uri(http.BaseAddress!, path).ToString());
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.Equal(1, await page.Locator("main").CountAsync());

            foreach (var (width, scheme) in ((int, ColorScheme)[])[(1280, ColorScheme.Light), (1280, ColorScheme.Dark), (390, ColorScheme.Dark), (390, ColorScheme.Light)])
            {
                await page.SetViewportSizeAsync(width, 800);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} scrolls sideways at {width}.");
                await ShotAsync(page, $"{who}{path.Replace('/', '-')}-{width}-{scheme}");
            }
        }

        Assert.Empty(strangers);

        // A page that answers 403 is told of by the browser itself.
        Assert.DoesNotContain(messages, message => !message.StartsWith("Failed to load resource", StringComparison.Ordinal));
    }

    private static async Task CheckAsync(IPage page, Uri address, string who)
    {
        if (Axe is null)
        {
            return;
        }

        await page.GotoAsync(address.ToString());
        // The file ends in the whole of axe, which would come back as a value.
        await page.EvaluateAsync($"{await File.ReadAllTextAsync(Axe, Harness.Bot.Token)}\n;0");

        foreach (var (width, scheme) in ((int, ColorScheme)[])[(1280, ColorScheme.Light), (390, ColorScheme.Dark)])
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var found = await page.EvaluateAsync<string[]>("() => axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' | ')))");
            Assert.True(found.Length == 0, $"{who} {address.AbsolutePath} {width}: {string.Join('\n', found)}");
        }
    }

    private static async Task<string> LinkAsync(HttpClient http, string who)
    {
        using var asked = await http.PostAsJsonAsync($"/simulator/chat/{who}/text", new { text = "控制台" }, Harness.Bot.Token);
        return Link().Matches(await http.GetStringAsync(new Uri($"/simulator/chat/{who}", UriKind.Relative), Harness.Bot.Token))[^1].Value;
    }

    /// <summary>Pictures for a person to look at, when one asks for them.</summary>
    private static async Task ShotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("BOTSERVICE_SCREENSHOTS") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{Uri.UnescapeDataString(name)}.png"), FullPage = true });
        }
    }

    [GeneratedRegex("/in/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
