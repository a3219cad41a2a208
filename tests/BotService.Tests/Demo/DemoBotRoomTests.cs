using BotService.Tests.Harness;
using Microsoft.Playwright;

namespace BotService.Tests.Demo;

/// <summary>The demo with a bot, on a phone: the same person in the bot's own chat and in the group, all of it over the socket.</summary>
public sealed class DemoBotRoomTests
{
    [Fact]
    public async Task A_person_speaks_to_the_bot_alone_and_in_the_group_only_when_it_is_addressed()
    {
        Assert.SkipWhen(TestStore.IsPostgres, "A page is the same on either database.");
        Chromium.SkipWhereMissing();
        await using var demo = await DemoProcess.StartAsync("2026-11-26T11:00:00+08:00", ("Simulator:Bot", "true"));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 760 } });
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        await BeAsync(page, demo, "wangwei", "bot");
        await SayAsync(page, "本周");
        await Assertions.Expect(Heard(page).Last).ToContainTextAsync("调查研究");
        Assert.Equal("markdown", await Heard(page).Last.GetAttributeAsync("data-kind"));
        await Chromium.ShotAsync(page, "bot");

        // A question comes with buttons, and the pressed card shows what became of it.
        await BeAsync(page, demo, "linxiaoyan", "bot");
        await SayAsync(page, "李秋月和高峰都学了");
        var card = page.GetByTestId("card").Last;
        await card.GetByTestId("card-button").Filter(new() { HasText = "不" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("已答复");

        await page.GetByTestId("room-group").ClickAsync();
        await SayAsync(page, "签到");
        await Assertions.Expect(Heard(page).Last).ToContainTextAsync("已签到 1 人");
        await page.GetByTestId("mention").UncheckAsync();
        await SayAsync(page, "大家好");
        await BeAsync(page, demo, "wangwei", "group");
        await Assertions.Expect(page.Locator("[data-from=other]").Last).ToContainTextAsync("大家好");
        await SayAsync(page, "签到");
        await Assertions.Expect(Heard(page).Last).ToContainTextAsync("已签到 2 人");
        await Assertions.Expect(Heard(page)).ToHaveCountAsync(2);
        await Chromium.ShotAsync(page, "group");

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "It is wider than the phone.");
        Assert.Empty(errors);
    }

    private static ILocator Heard(IPage page) => page.Locator("[data-testid=message][data-from=bot]");

    private static async Task BeAsync(IPage page, DemoProcess demo, string userId, string room)
    {
        await page.GotoAsync($"{demo.Address}chat#{userId}");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("acting-as")).Not.ToBeEmptyAsync();
        await page.GetByTestId($"room-{room}").ClickAsync();
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByTestId("message-input").FillAsync(text);
        await page.GetByTestId("send-button").ClickAsync();
    }
}
