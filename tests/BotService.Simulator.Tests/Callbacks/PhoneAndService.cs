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
        return _app.Services.GetRequiredService<SimulatedPhone>().SendTextAsync("lihua", "已学", TestContext.Current.CancellationToken);
    }

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = Says.Status;
        return context.Response.WriteAsync(Says.Body);
    }
}
