using BotService.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Harness;

/// <summary>The stand-in for WeCom on a real port, for commands that have no web server to turn back on.</summary>
internal sealed class WeComServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WeComServer(WebApplication app) => _app = app;

    public WeComSimulator WeCom => _app.Services.GetRequiredService<WeComSimulator>();

    /// <summary>Settings that point a command at this WeCom.</summary>
    public IEnumerable<string> Settings
    {
        get
        {
            var options = new SimulatorOptions();
            return
            [
                $"WeCom:CorpId={options.CorpId}", $"WeCom:AgentId={options.AgentId}", $"WeCom:Secret={options.Secret}", $"WeCom:Token={options.Token}",
                $"WeCom:EncodingAESKey={options.EncodingAesKey}", $"WeCom:ApiBaseUrl={_app.Urls.First()}",
            ];
        }
    }

    public static async Task<WeComServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting().AddWeComSimulator(options => options.ShowPage = false);
        var app = builder.Build();
        app.MapWeComSimulator();
        await app.StartAsync(Operator.Token);
        return new WeComServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
