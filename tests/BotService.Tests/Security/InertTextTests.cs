using System.Text.Json;
using BotService.Tests.Harness;

namespace BotService.Tests.Security;

/// <summary>What people wrote opens no tag in anybody's chat, however it gets there; our own link does.</summary>
public sealed class InertTextTests
{
    private const string Trap = "<a href=\"https://evil.example/x\">点这里</a>";

    [Theory]
    [InlineData("card")]
    [InlineData("text")]
    public async Task No_answer_and_no_push_holds_a_tag_that_a_person_wrote(string style)
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Organisation:PushStyle", style));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(title: $"主题{Trap}", link: "https://study.example/week\"><b>");
        await bot.AdvanceToAsync("2026-09-07 09:10");
        List<string> answers = [];

        foreach (var (person, words) in ((string, string)[])[
            ("bob", $"匿名意见 {Trap}"), ("bob", $"意见 {Trap}"), ("chief", "意见"), ("bob", $"请假 明天 {Trap}"), ("alice", "明细"), ("bob", "我的"), ("bob", "本周"), ("bob", $"没学 {Trap}"), ("alice", "未报"), ("bob", "已学"), ("bob", $"{Trap}")])
        {
            answers.Add(await bot.SayAsync(person, words));
        }

        await bot.AdvanceToAsync("2026-09-11 18:00");
        Assert.Contains(answers, answer => answer.Contains("点这里", StringComparison.Ordinal));
        Assert.All(answers, RequireInert);
        var pushes = bot.WeCom.Sends.SelectMany(send => Strings(send.Content)).ToList();
        Assert.Contains(pushes, push => push.Contains("点这里", StringComparison.Ordinal));
        Assert.All(pushes, RequireInert);
        Assert.Equal(style == "text", pushes.Any(push => push.Contains("<a href=\"https://study.example/week%22%3E%3Cb%3E\">", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_page_full_of_signs_still_fits_one_message_with_its_notice()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        foreach (var i in Enumerable.Range(0, 8))
        {
            await bot.SayAsync("bob", $"意见 {i} {string.Concat(Enumerable.Repeat("<a", 300))}");
        }

        var page = await bot.SayAsync("chief", "意见");

        Assert.Matches("…余 [0-9]+ 行，发 更多$", page);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(page) <= 2048);
    }

    private static void RequireInert(string text)
    {
        Assert.DoesNotContain("<a href=\"https://evil", text, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
