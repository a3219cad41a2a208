using BotService.Tests.Harness;
using Microsoft.Playwright;

namespace BotService.Tests.Demo;

/// <summary>
/// The README's three pictures are taken from the running demo on a phone. What can be read on each is kept beside it and compared,
/// so that a picture of what the demo no longer says fails; run with BOTSERVICE_WRITE_PICTURES=1 to take them anew.
/// </summary>
public sealed class DemoPictureTests
{
    [Fact]
    public async Task The_pictures_of_the_readme_show_what_the_demo_says()
    {
        Chromium.SkipWhereMissing();
        Assert.SkipWhen(TestStore.IsPostgres, "A picture is the same on either database.");
        await using var demo = await DemoProcess.StartAsync("2026-09-07T08:30:00+08:00");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 760 }, DeviceScaleFactor = 2 });

        await BeAsync(page, demo, "wangwei");
        await page.Locator("#open-stage").ClickAsync();
        await page.GetByTestId("clock-next").ClickAsync();
        await Assertions.Expect(page.GetByTestId("card").Last).ToContainTextAsync("调查研究");
        await BeAsync(page, demo, "wangwei");
        await page.GetByTestId("card").Last.GetByTestId("card-button").Filter(new() { HasText = "已学" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("card").Last).ToContainTextAsync("按时");
        await SayAsync(page, "本周", "调查研究");
        await KeepAsync(page, "member");

        await BeAsync(page, demo, "linxiaoyan");
        await SayAsync(page, "未报", "李秋月");
        await SayAsync(page, "李秋月和高峰都学了", "李秋月");
        await KeepAsync(page, "liaison");

        await BeAsync(page, demo, "zhoumin");
        await SayAsync(page, "统计", "按时");
        await SayAsync(page, "统计 上周", "完成率");
        await KeepAsync(page, "figures");
    }

    private static async Task BeAsync(IPage page, DemoProcess demo, string userId)
    {
        await page.GotoAsync($"{demo.Address}chat#{userId}");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("acting-as")).Not.ToBeEmptyAsync();
    }

    private static async Task SayAsync(IPage page, string text, string expected)
    {
        var answers = page.Locator("[data-testid=message][data-from=bot]");
        var before = await answers.CountAsync();
        await page.GetByTestId("message-input").FillAsync(text);
        await page.GetByTestId("send-button").ClickAsync();
        await Assertions.Expect(answers).ToHaveCountAsync(before + 1);
        await Assertions.Expect(answers.Last).ToContainTextAsync(expected);
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        var file = RepositoryFile.Path($"docs/pictures/{name}");
        var read = $"{(await page.GetByTestId("messages").InnerTextAsync()).Trim()}\n";

        if (Environment.GetEnvironmentVariable("BOTSERVICE_WRITE_PICTURES") is not null)
        {
            await page.ScreenshotAsync(new() { Path = $"{file}.png" });
            await File.WriteAllTextAsync($"{file}.txt", read, Bot.Token);
        }

        Assert.True(File.Exists($"{file}.png"));
        Assert.Equal(await File.ReadAllTextAsync($"{file}.txt", Bot.Token), read);
    }
}
