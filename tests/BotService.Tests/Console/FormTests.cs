using System.Net;
using System.Net.Http.Headers;
using BotService.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Console;

/// <summary>What forms send, and what they offer to send.</summary>
public sealed class FormTests
{
    private const int TooMany = 1_025;

    /// <param name="throws">As in development, or as in production.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_cannot_be_read_is_answered_with_a_page_that_says_so(bool throws)
    {
        await using var bot = await Bot.StartWithAsync(services => services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = throws));
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");

        foreach (var path in (string[])["/", "/people/import", "/settings/check", "/report", "/notices/1/read"])
        {
            Assert.Contains("没看懂发来的内容", await SendAsync(chief, path, "multipart/form-data", "x"), StringComparison.Ordinal);
            Assert.Contains("没看懂发来的内容", await SendAsync(chief, path, "application/x-www-form-urlencoded", string.Join('&', Enumerable.Repeat("f=1", TooMany))), StringComparison.Ordinal);
        }

        foreach (var path in (string[])["/people/import", "/notices/1/read"])
        {
            Assert.Contains("没看懂发来的内容", await SendAsync(chief, path, "multipart/form-data; boundary=end", "--end\r\nContent-Disposition: form-data; name=\"once\"\r\n\r\n1"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_character_that_no_store_takes_is_refused_wherever_it_is_sent_and_changes_nothing()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        using var erin = await Browser.SignInAsync(bot, "erin");
        var topic = await bot.AskStoreAsync(db => db.Topics.Select(t => t.Id).SingleAsync(Bot.Token));

        string[] answers =
        [
            await chief.ReadAsync("/people?q=x%00", HttpStatusCode.BadRequest),
            await chief.ReadAsync("/ledgers/problem?q=%00y&day=2026-09-07", HttpStatusCode.BadRequest),
            await chief.PostForTextAsync("/people/import", HttpStatusCode.BadRequest, ("upload", "k\0")),
            await erin.PostForTextAsync("/", HttpStatusCode.BadRequest, ("answer", "已学"), ("topic", $"{topic}"), ("once", "o\0nce")),
            await erin.PostForTextAsync("/me/leave", HttpStatusCode.BadRequest, ("from", "2026-09-21"), ("reason", "探\0亲")),
            await SendAsync(erin, "/me/leave", "multipart/form-data; boundary=end", "--end\r\nContent-Disposition: form-data; name=\"from\"\r\n\r\n2026-09-21\r\n--end\r\nContent-Disposition: form-data; name=\"reason\"\r\n\r\n\0\r\n--end--\r\n"),
        ];

        Assert.All(answers, page => Assert.Contains("没看懂发来的内容，什么也没有改", page, StringComparison.Ordinal));
        Assert.All(answers, page => Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal));
        Assert.Equal((0, 0), await bot.AskStoreAsync(async db => (await db.Leaves.CountAsync(Bot.Token), await db.Participations.CountAsync(p => p.AnsweredAt != null, Bot.Token))));
        Assert.Contains("没有找到含“xy”的人", await chief.ReadAsync("/people?q=xy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_field_offers_the_endings_that_its_page_takes()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");

        foreach (var (path, endings) in ((string, string)[])[("/people/import", ".csv,.xlsx,.xls"), ("/report/template", ".docx"), ("/settings/check", ".json")])
        {
            Assert.Contains($"accept=\"{endings}\"", await chief.ReadAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_hint_and_a_demand_belong_to_their_field()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var bob = await Browser.SignInAsync(bot, "bob");
        var page = await bob.ReadAsync("/me");

        Assert.Matches("<input type=\"date\" name=\"from\"[^>]* required", page);
        Assert.Matches("<input type=\"date\" name=\"to\"[^>]* aria-describedby=\"hint-to\"", page);
        Assert.Contains("<small id=\"hint-to\">只请一天不用填</small>", page, StringComparison.Ordinal);
    }

    private static async Task<string> SendAsync(Browser browser, string path, string type, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await browser.SendAsync(request);
        Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
        return await answer.Content.ReadAsStringAsync(Bot.Token);
    }
}
