using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotService.Simulator.Tests.Callbacks;

/// <summary>What the page shows of the app's chats; a demo that runs for weeks does not grow with it.</summary>
public sealed class ChatMemoryTests
{
    private const int People = 40;

    private const int Messages = 12;

    [Fact]
    public async Task The_chats_remember_the_latest_lines_and_no_more_than_so_many_letters_of_them()
    {
        WebApplication app = null!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting().AddWeComSimulator(options => options.CallbackAddress = _ => new Uri(app.Urls.First()));
        app = builder.Build();
        await using var running = app;
        app.MapWeComSimulator();
        app.MapPost(new SimulatorOptions().CallbackPath, _ => Task.CompletedTask);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var longest = new string('好', 4_000);

        for (var person = 0; person < People; person++)
        {
            for (var message = 0; message < Messages; message++)
            {
                using var said = await http.PostAsJsonAsync($"/simulator/chat/p{person}/text", new { text = longest }, TestContext.Current.CancellationToken);
                said.EnsureSuccessStatusCode();
            }
        }

        Assert.Equal(0, await LinesAsync(http, "p0"));
        Assert.Equal(Messages, await LinesAsync(http, $"p{People - 1}"));
        Assert.Equal(Messages, await LinesAsync(http, $"P{People - 1}"));
    }

    private static async Task<int> LinesAsync(HttpClient http, string person) =>
        JsonNode.Parse(await http.GetStringAsync(new Uri($"/simulator/chat/{person}", UriKind.Relative), TestContext.Current.CancellationToken))!["lines"]!.AsArray().Count;
}
