using BotService.Tests.Harness;
using SkiaSharp;

namespace BotService.Tests.Features;

/// <summary>统计 图 and 各组 图: the words as always, and a picture besides.</summary>
public sealed class PictureTests
{
    private const string ZenHei = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc";

    [Theory]
    [InlineData("统计 图", "统计")]
    [InlineData("统计图 第37周", "统计 第37周")]
    [InlineData("统计 一支部 图", "统计 一支部")]
    [InlineData("各组 图", "各组")]
    [InlineData("统计第37周图", "统计 第37周")]
    [InlineData("各组本周图", "各组 本周")]
    public async Task The_words_are_answered_and_a_picture_follows(string said, string plain)
    {
        Assert.SkipUnless(File.Exists(ZenHei) || Environment.GetEnvironmentVariable("CI") is not null, "No Chinese font on this machine; tests/run.sh installs it.");
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Pictures:Font", ZenHei));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W36", "上一周", opens: "2026-08-31 09:07");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");
        await bot.SayAsync("bob", "已学");

        var words = await bot.SayAsync("chief", said);
        var figures = await bot.SayAsync("chief", plain);
        Assert.All(figures.Split('\n'), line => Assert.Contains(line, words, StringComparison.Ordinal));
        Assert.Contains("图马上发到这里", words, StringComparison.Ordinal);
        await bot.SettleAsync();

        Assert.Single(bot.WeCom.DeliveredTo("chief"), send => send.MessageType == "image");
        var media = Assert.Single(bot.WeCom.Uploads);
        Assert.True(media.Content.Length < 1 << 20);
        using var picture = SKBitmap.Decode(media.Content.ToArray());
        Assert.InRange(picture.Width, 600, 2000);

        if (Environment.GetEnvironmentVariable("BOTSERVICE_SCREENSHOTS") is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{said}.png"), media.Content.ToArray(), Bot.Token);
        }
    }

    [Fact]
    public async Task Without_a_font_only_the_words_are_sent()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Pictures:Font", "/nowhere/font.ttc"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");
        Assert.Contains("没有中文字体", await bot.SayAsync("chief", "统计 图"), StringComparison.Ordinal);
        await bot.SettleAsync();
        Assert.DoesNotContain(bot.WeCom.DeliveredTo("chief"), send => send.MessageType == "image");
    }

    [Fact]
    public async Task A_liaison_who_asks_for_a_picture_is_told_who_gets_it()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        foreach (var said in (string[])["进度 图", "统计 图"])
        {
            await bot.AnswersAsync("alice", said, "图只发给管理员");
        }

        await bot.AnswersWithoutAsync("alice", "进度", "图");
    }

    [Fact]
    public async Task A_group_whose_name_begins_with_the_word_is_still_that_group()
    {
        await using var bot = await Bot.StartAsync();
        await bot.PeopleAsync("chief 程序 局党组 admin", "lib 理查 图书馆支部");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");
        Assert.Contains("图书馆支部", await bot.SayAsync("chief", "统计 图书馆支部"), StringComparison.Ordinal);
    }
}
