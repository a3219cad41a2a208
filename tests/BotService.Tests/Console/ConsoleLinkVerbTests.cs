using System.Net;
using BotService.Tests.Harness;

namespace BotService.Tests.Console;

/// <summary>The way in for the day on which WeCom is down.</summary>
public sealed class ConsoleLinkVerbTests
{
    private const string Now = "2026-09-07 08:00";

    [Fact]
    public async Task The_verb_prints_one_link_alone_on_a_line_and_it_opens_the_console_once()
    {
        await using var op = await Operator.StartAsync(Now);
        await op.PeopleAsync("chief,程序,局党组,党组,管理员,,,");
        var ran = await op.RunAsync("console-link", "CHIEF");
        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        var path = new Uri(Assert.Single(ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))).AbsolutePath;

        var bot = Bot.Start(op.Store, Now);
        using var browser = new Browser(bot);
        using var entered = await browser.PostAsync(path);
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        Assert.Contains("程序（管理员）", await browser.ReadAsync("/"), StringComparison.Ordinal);
        using var again = await new Browser(bot).PostAsync(path);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        await bot.StopAsync();
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:6123", "http://127.0.0.1:6123/in/")]
    [InlineData("ASPNETCORE_URLS=https://127.0.0.1:6124;http://127.0.0.1:6123", "https://127.0.0.1:6124/in/")]
    [InlineData("ASPNETCORE_URLS=http://+:6123/", "http://127.0.0.1:6123/in/")]
    [InlineData("urls=http://localhost:6125", "http://localhost:6125/in/")]
    [InlineData("Console:PublicUrl=https://study.example.cn", "https://study.example.cn/in/")]
    [InlineData("ASPNETCORE_URLS=", "http://127.0.0.1:5080/in/")]
    public async Task The_link_leads_to_the_first_address_at_which_the_service_listens_unless_another_is_configured(string setting, string begins)
    {
        await using var op = await Operator.StartAsync(Now);
        op.Settings.Add("Organisation:Admins:0=boss");
        op.Settings.Add(setting);

        var ran = await op.RunAsync("console-link", "boss");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(begins)}[A-Za-z0-9_-]+\n$", ran.Output);
    }

    [Fact]
    public async Task Links_of_the_host_take_none_of_those_that_the_chat_gives()
    {
        await using var op = await Operator.StartAsync(Now);
        await op.PeopleAsync("chief,程序,局党组,党组,管理员,,,");

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(0, (await op.RunAsync("console-link", "chief")).Code);
        }

        var bot = Bot.Start(op.Store, Now);
        using var browser = await Browser.SignInAsync(bot, "chief");
        await Browser.LinkAsync(bot, "chief");
        await Browser.LinkAsync(bot, "chief");
        Assert.DoesNotContain("/in/", await bot.SayAsync("chief", "控制台"), StringComparison.Ordinal);
        await bot.StopAsync();
    }

    [Fact]
    public async Task Nobody_who_may_not_enter_gets_one()
    {
        await using var op = await Operator.StartAsync(Now);
        await op.PeopleAsync("gone,离开,一支部,支部,,,,2026-09-01");
        Assert.Equal((1, 1), ((await op.RunAsync("console-link", "nobody")).Code, (await op.RunAsync("console-link", "gone")).Code));
    }
}
