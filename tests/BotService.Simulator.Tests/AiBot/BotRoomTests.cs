using System.Text.Json.Nodes;
using BotService.Simulator.AiBot;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotService.Simulator.Tests.AiBot;

/// <summary>What the page shows of the bot's rooms; a demo that runs for weeks does not grow with it.</summary>
public sealed class BotRoomTests
{
    private const int People = 40;

    private const int Answers = 20;

    [Fact]
    public async Task The_rooms_remember_the_latest_lines_and_no_more_than_so_many_letters_of_them()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting().AddWeComSimulator(_ => { }).AddAiBotSimulator("bot-demo", "bot-demo-secret");
        await using var app = builder.Build();
        app.UseWebSockets();
        app.MapWeComSimulator();
        await app.StartAsync(RawBot.Token);

        var address = app.Urls.First();
        var far = app.Services.GetRequiredService<AiBotSimulator>();
        await using var bot = await RawBot.ConnectAsync(far, at: new Uri($"{address.Replace("http:", "ws:", StringComparison.Ordinal)}{SimulatorEndpoints.BotPath}"));
        var longest = $"{{\"msgtype\":\"markdown\",\"markdown\":{{\"content\":\"{new string('x', 20_480)}\"}}}}";

        for (var person = 0; person < People; person++)
        {
            var asked = await far.WriteAsync($"p{person}", "问");

            for (var answer = 0; answer < Answers; answer++)
            {
                Assert.Equal(0, await bot.CodeAsync("aibot_respond_msg", longest, asked));
            }
        }

        using var http = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Equal(0, await LinesAsync(http, "p0"));
        Assert.Equal(Answers, await LinesAsync(http, $"p{People - 1}"));
    }

    private static async Task<int> LinesAsync(HttpClient http, string person) =>
        JsonNode.Parse(await http.GetStringAsync(new Uri($"/simulator/rooms/bot/{person}", UriKind.Relative), RawBot.Token))!["lines"]!.AsArray().Count;
}
