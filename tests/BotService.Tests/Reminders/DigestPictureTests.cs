using BotService.Tests.Harness;

namespace BotService.Tests.Reminders;

/// <summary>A row of reminders.json may send admins the picture of twelve weeks behind their digest.</summary>
public sealed class DigestPictureTests
{
    private const string ZenHei = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc";

    [Fact]
    public async Task The_closing_digest_of_admins_carries_the_picture_once_and_nobody_else_gets_it()
    {
        Assert.SkipUnless(File.Exists(ZenHei) || Environment.GetEnvironmentVariable("CI") is not null, "No Chinese font on this machine; tests/run.sh installs it.");
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Pictures:Font", ZenHei), ("Reminders:Rules:closing:Picture", "true"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        await bot.AdvanceToAsync("2026-09-14 12:00");

        Assert.Equal(1, Pictures(bot, "chief"));
        Assert.Equal(1, Pictures(bot, "boss"));
        Assert.Equal(0, Pictures(bot, "alice"));
        Assert.Equal(0, Pictures(bot, "bob"));
    }

    [Fact]
    public async Task Without_a_font_and_without_the_row_only_the_words_are_sent()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Pictures:Font", "/nowhere/font.ttc"), ("Reminders:Rules:closing:Picture", "true"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        await bot.AdvanceToAsync("2026-09-14 12:00");

        Assert.Equal(0, Pictures(bot, "chief"));
        Assert.Contains("应到", bot.LastTo("chief"), StringComparison.Ordinal);
    }

    private static int Pictures(Bot bot, string userId) => bot.WeCom.DeliveredTo(userId).Count(send => send.MessageType == "image");
}
