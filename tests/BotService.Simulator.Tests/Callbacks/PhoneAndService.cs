using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotService.Simulator.Tests.Callbacks;

/// <summary>The stand-in's phones on a real port, and a service beside them that answers every callback as it is told to.</summary>
public sealed class PhoneAndService : IAsyncLifetime
{
    private WebApplication _app = null!;

    /// <summary>Status and body of the next answers.</summary>
    public (int Status, string Body) Says { get; set; } = (200, string.Empty);

    public static SimulatorOptions Known { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SimulatedPhone Phone => _app.Services.GetRequiredService<SimulatedPhone>();

    public WeComSimulator WeCom => _app.Services.GetRequiredService<WeComSimulator>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting().AddWeComSimulator(options =>
        {
            options.ShowPage = false;
            options.CallbackAddress = _ => new Uri(_app.Urls.First());
        });
        _app = builder.Build();
        _app.MapWeComSimulator();
        _app.MapPost(Known.CallbackPath, AnswerAsync);
        await _app.StartAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>What a person's phone makes of an answer with this body.</summary>
    public Task<PhoneReply> HearAsync(string body, int status = 200)
    {
        Says = (status, body);
        return Phone.SendTextAsync("lihua", "已学", Token);
    }

    /// <summary>What a person's phone makes of it when the service answers a press on a card with this body.</summary>
    public async Task<PhoneReply> HearAtPressAsync(string body)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"{_app.Urls.First()}/cgi-bin/") };
        var token = (string)JsonNode.Parse(await http.GetStringAsync(new Uri($"gettoken?corpid={Known.CorpId}&corpsecret={Known.Secret}", UriKind.Relative), Token))!["access_token"]!;
        using var card = new StringContent(
            $$$"""{"touser":"lihua","agentid":{{{Known.AgentId}}},"msgtype":"template_card","template_card":{"card_type":"button_interaction","task_id":"t","main_title":{"title":"题"},"button_list":[{"text":"是","key":"yes"}]}}""");
        using var sent = await http.PostAsync(new Uri($"message/send?access_token={token}", UriKind.Relative), card, Token);

        Says = (200, body);
        return await Phone.PressAsync("lihua", WeCom.Sends[^1], "yes", Token);
    }

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = Says.Status;
        return context.Response.WriteAsync(Says.Body);
    }
}
