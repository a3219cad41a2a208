using System.Text.Json.Nodes;
using BotService.Tests.Harness;

namespace BotService.Tests.Channels.AiBot;

/// <summary>Under figures the bot offers their picture; the app, whose answers are plain words, is asked in words.</summary>
public sealed class AiBotOfferTests
{
    [Theory]
    [InlineData("统计", "统计 图")]
    [InlineData("统计 第37周", "统计 图 第37周")]
    [InlineData("各组", "各组 图")]
    public async Task Figures_come_with_a_button_for_their_picture(string asked, string says)
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        var request = await bot.Far.WriteAsync("chief", asked);
        await Wait.UntilAsync(() => bot.AnswersTo(request).Count == 2);
        var card = bot.AnswersTo(request)[1]["template_card"]!;
        var button = Assert.Single((JsonArray)card["button_list"]!)!;
        Assert.Equal(says, (string?)button["key"]);

        await bot.Far.PressAsync("chief", (string)card["task_id"]!, (string)button["key"]!);
        await Wait.UntilAsync(() => bot.PushesTo("chief").Any(text => text.Contains("图马上发到这里", StringComparison.Ordinal)));
        await Wait.UntilAsync(() => bot.Far.PushesTo("chief").Any(push => (string?)push["msgtype"] == "file"));
    }
}
