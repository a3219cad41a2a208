using BotService.Tests.Harness;
using Microsoft.Playwright;

namespace BotService.Tests.Demo;

/// <summary>The sample organisation in a real browser: topic opens, a member presses, a liaison asks, an admin counts and exports.</summary>
public sealed class ChatPageTests
{
    public ChatPageTests() => Assert.SkipWhen(TestStore.IsPostgres, "A page is the same on either database.");

    [Fact]
    public async Task A_week_passes_on_the_chat_page()
    {
        Chromium.SkipWhereMissing();
        await using var demo = await DemoProcess.StartAsync("2026-09-07T08:30:00+08:00");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 860 } });
        var strangers = new List<string>();
        page.Request += (_, request) => AddUnless(strangers, request.Url, demo.Address);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        await page.GotoAsync($"{demo.Address}chat#wangwei");
        await page.GetByTestId("clock-next").ClickAsync();
        var card = page.GetByTestId("card").Last;
        await Assertions.Expect(card).ToContainTextAsync("调查研究");
        await Chromium.ShotAsync(page, "card");
        await card.GetByTestId("card-button").Filter(new() { HasText = "已学" }).ClickAsync();
        // On the card, or in a message of its own where the machine was too busy to answer the press at once.
        await Assertions.Expect(page.GetByTestId("messages")).ToContainTextAsync("按时");

        await SayAsync(page, "linxiaoyan", "未报", "李秋月");
        await SayAsync(page, "zhoumin", "统计", "按时 1");
        await Chromium.ShotAsync(page, "figures");
        await SayAsync(page, "zhoumin", "导出", "马上");
        var link = page.GetByTestId("file-link").Last;
        await Assertions.Expect(link).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.True(new FileInfo(await download.PathAsync()).Length > 2000);
        await page.SetViewportSizeAsync(375, 780);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("message-input")).ToBeVisibleAsync();
        await Chromium.ShotAsync(page, "phone");
        Assert.Empty(strangers);
        Assert.Empty(errors);
    }

    private static async Task SayAsync(IPage page, string userId, string text, string expected)
    {
        await page.GotoAsync($"{new Uri(page.Url).GetLeftPart(UriPartial.Authority)}/chat#{userId}");
        await page.ReloadAsync();
        await page.GetByTestId("message-input").FillAsync(text);
        await page.GetByTestId("send-button").ClickAsync();
        await Assertions.Expect(page.Locator("[data-testid=message][data-from=bot]").Last).ToContainTextAsync(expected);
    }

    private static void AddUnless(List<string> strangers, string url, Uri own)
    {
        if (!url.StartsWith(own.ToString(), StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal))
        {
            strangers.Add(url);
        }
    }
}
