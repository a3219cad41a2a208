using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.Demo;

/// <summary>Whoever starts the demo sees an organisation at work, on whichever day of the week that is.</summary>
public sealed class DemoBeginningTests
{
    public DemoBeginningTests() => Assert.SkipWhen(TestStore.IsPostgres, "The demo runs on SQLite.");

    [Theory]
    [InlineData("2026-11-23T08:40:00+08:00")] // Monday, before topics open
    [InlineData("2026-11-26T11:00:00+08:00")] // Thursday
    [InlineData("2026-11-28T10:00:00+08:00")] // Saturday, while last week's topic would take late answers
    [InlineData("2026-10-03T10:00:00+08:00")] // in the long holiday
    public async Task The_demo_begins_with_a_past_week_an_open_topic_and_a_leave_that_waits(string now)
    {
        await using var demo = await DemoProcess.StartAsync(now);
        using var http = new HttpClient { BaseAddress = demo.Address };

        Assert.Contains("冯保国", await SayAsync(http, "linxiaoyan", "准假"));
        Assert.Contains("《关于为民办实事的重要论述》", await SayAsync(http, "wangwei", "我的"));
        var confirmed = await SayAsync(http, "wangwei", "已学");
        Assert.Contains("按时", confirmed);
        Assert.Contains("《关于调查研究的重要论述》", confirmed);
        var figures = await SayAsync(http, "zhoumin", "统计");
        Assert.Contains("按时 1\n", figures);
    }

    [Fact]
    public async Task The_start_says_which_page_to_open()
    {
        await using var bot = await Bot.StartAsync();

        Assert.Contains(bot.LogLines, line => line.Contains("请用浏览器打开 http://127.0.0.1:5080/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Last_week_has_figures()
    {
        await using var demo = await DemoProcess.StartAsync("2026-11-26T11:00:00+08:00");
        using var http = new HttpClient { BaseAddress = demo.Address };

        var last = await SayAsync(http, "zhoumin", "统计 上周");

        Assert.Contains("第47周《关于为民办实事的重要论述》", last);
        Assert.Contains("应到 36", last);
        Assert.DoesNotContain("按时 0", last);
        Assert.DoesNotContain("补学 0", last);
        Assert.DoesNotContain("没学 0", last);
        Assert.Contains("已不再收回复", await SayAsync(http, "wangwei", "已学 第47周"));
    }

    /// <summary>Beside other tests on two cores everything takes longer than on a machine of its own.</summary>
    private const int Patience = 4;

    [Fact]
    public async Task The_report_comes_as_a_document_within_three_seconds()
    {
        await using var demo = await DemoProcess.StartAsync("2026-11-26T11:00:00+08:00");
        using var http = new HttpClient { BaseAddress = demo.Address };
        var asked = MeasuredTime.Start();

        Assert.Contains("稿1", await SayAsync(http, "zhoumin", "总结"));
        var document = await FileAsync(http, "zhoumin", ".docx");
        TestContext.Current.TestOutputHelper?.WriteLine($"the document was there after {asked.SoFar.TotalSeconds:0.0} s");
        await asked.RequireWithinAsync(TimeSpan.FromSeconds(3 * Patience), "The document");
        Assert.Empty(DocxMaker.ProblemsOf(document));
        Assert.Contains("主题教育", DocxMaker.TextOf(document), StringComparison.Ordinal);
        Rendered.Keep("demo-report", document);
    }

    /// <summary>The latest file of that ending in the chat, as soon as it is there.</summary>
    private static async Task<byte[]> FileAsync(HttpClient http, string userId, string ending)
    {
        var found = default(JsonElement);
        await Wait.UntilAsync(async () =>
        {
            var view = await http.GetFromJsonAsync<JsonElement>($"/simulator/chat/{userId}", Bot.Token);
            found = view.GetProperty("lines").EnumerateArray().Select(line => line.TryGetProperty("file", out var file) && file.ValueKind is JsonValueKind.Object ? file : default)
                .LastOrDefault(file => file.ValueKind is JsonValueKind.Object && file.GetProperty("name").GetString()!.EndsWith(ending, StringComparison.Ordinal));
            return found.ValueKind is JsonValueKind.Object;
        });
        return await http.GetByteArrayAsync(found.GetProperty("url").GetString(), Bot.Token);
    }

    /// <summary>Says something; what stands beneath it in the chat is the answer, and whatever is pushed after it.</summary>
    private static async Task<string> SayAsync(HttpClient http, string userId, string text)
    {
        using var said = await http.PostAsJsonAsync($"/simulator/chat/{userId}/text", new { text }, Bot.Token);
        Assert.True(said.IsSuccessStatusCode);
        var view = await http.GetFromJsonAsync<JsonElement>($"/simulator/chat/{userId}", Bot.Token);
        var lines = view.GetProperty("lines").EnumerateArray().ToList();
        var own = lines.FindLastIndex(line => line.GetProperty("from").GetString() == "me");
        return string.Join('\n', lines.Skip(own + 1).Select(line => Regex.Unescape(line.GetRawText())));
    }
}
