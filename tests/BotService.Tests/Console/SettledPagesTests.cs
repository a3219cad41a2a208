using System.Net;
using BotService.Tests.Harness;

namespace BotService.Tests.Console;

/// <summary>Pages that only show: gatherings and settings.</summary>
public sealed class SettledPagesTests
{
    [Fact]
    public async Task The_code_of_a_gathering_is_shown_to_whoever_runs_it_alone()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        var code = (await bot.SayAsync("alice", "开活动 读书会 交流研学")).Split("签到 ")[1][..4];
        await bot.SayAsync("bob", $"签到 {code}");
        using var alice = await Browser.SignInAsync(bot, "alice");
        using var bob = await Browser.SignInAsync(bot, "bob");
        using var erin = await Browser.SignInAsync(bot, "erin");
        using var chief = await Browser.SignInAsync(bot, "chief");
        var list = await bob.ReadAsync("/gatherings");
        var at = list.Split("href=\"").First(part => part.StartsWith("/gatherings/", StringComparison.Ordinal)).Split('"')[0];

        var hers = await alice.ReadAsync(at);
        Assert.Contains($"<p class=\"poster\">{code}</p>", hers, StringComparison.Ordinal);
        Assert.Contains("<svg", hers, StringComparison.Ordinal);
        Assert.Contains("1 人", hers, StringComparison.Ordinal);
        Assert.All([await bob.ReadAsync(at), await chief.ReadAsync(at)], page => Assert.DoesNotContain("poster", page, StringComparison.Ordinal));
        await erin.ReadAsync(at, HttpStatusCode.NotFound);
        Assert.Contains("还没有活动", await erin.ReadAsync("/gatherings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_name_the_file_and_the_line()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Reminders:Budget", "2"));
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var page = await chief.ReadAsync("/settings");
        Assert.Matches("reminders.json 第 [0-9]+ 行", page);
        Assert.Matches("messages.zh-CN.json 第 [0-9]+ 行", page);
        Assert.Contains("设置 Reminders__Budget", page, StringComparison.Ordinal);
        Assert.Contains("周中提醒", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reminders.json", "{ \"Reminders\": { \"Budget\": 2 } }", "reminders.json 可以用：放到配置文件夹的 reminders.json，重启生效。什么都没有保存。")]
    [InlineData("reminders.json", "{ \"Reminders\": {\n \"Budjet\": 2 } }", "reminders.json 第 2 行：不认识 Budjet")]
    [InlineData("messages.zh-CN.json", "{ \"Messages\": { \"Push\": { \"opening\": \"{nobody}\" } } }", "放进去会启动不了")]
    [InlineData("promise.json", "{ \"Key\": \"promise\", \"Prefix\": \"问\" }", "ledgers/promise.json")]
    [InlineData("report.json", "{ \"Bindings\": [{ \"Befor\": \"共\" }] }", "不认识 Befor")]
    [InlineData("campaign.json", "{ \"Campaigns\": 3", "campaign.json 第 1 行")]
    [InlineData("policy.json", "{}", "policy.json 不在这里检查。可以检查：reminders.json、messages.zh-CN.json")]
    [InlineData("photo.png", "x", "photo.png 不在这里检查")]
    public async Task A_file_is_checked_before_it_is_put_there(string name, string content, string told)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var form = PageForm.Of(await chief.ReadAsync("/settings/check"), "检查");

        var fits = told.Contains("可以用", StringComparison.Ordinal);
        var page = await form.SendFileAsync(chief, "文件", name, System.Text.Encoding.UTF8.GetBytes(content), fits ? HttpStatusCode.OK : HttpStatusCode.BadRequest);

        Assert.Contains(told, WebUtility.HtmlDecode(page.Split(fits ? "role=\"status\"" : "role=\"alert\"")[1].Split("</div>")[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_tries_links_is_stopped_and_others_are_not()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var browser = new Browser(bot);
        HttpStatusCode last = default;

        for (var i = 0; i < 310 && last != HttpStatusCode.TooManyRequests; i++)
        {
            using var response = await browser.GetAsync($"/in/guess{i}");
            last = response.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        var request = new HttpRequestMessage(HttpMethod.Get, "/in/guess");
        request.Headers.Add(BotFactory.PeerHeader, "127.0.0.2");
        using var other = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.Gone, other.StatusCode);
    }
}
