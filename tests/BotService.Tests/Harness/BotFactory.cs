using System.Net;
using BotService.Inbox;
using BotService.Messaging;
using BotService.Simulator;
using BotService.WeCom.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Harness;

/// <summary>The real program with its network turned back on itself: WeCom's API and its callbacks are calls within the process.</summary>
internal sealed class BotFactory(IReadOnlyList<KeyValuePair<string, string>> settings, Action<IServiceCollection>? more = null) : WebApplicationFactory<Program>
{
    private const string StorePatience = "Spool:StorePatience";

    private static readonly string ConfigFolder = Path.Combine(AppContext.BaseDirectory, "config");

    /// <summary>Where a request of a test says it comes from; this machine without it.</summary>
    public const string PeerHeader = "X-Test-Peer";

    public TestLog Log { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("BOTSERVICE_CONFIG_DIR", ConfigFolder);
        builder.UseSetting("Clock:Controllable", "true");
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Demo:Seed", "false");
        builder.UseSetting("Organisation:Admins:0", "boss");

        // What an operator may turn on must keep secrets and texts to itself as well.
        builder.UseSetting("Logging:LogLevel:BotService", "Debug");

        // The longest patience there is; tests of the spool set their own.
        builder.UseSetting(StorePatience, "00:00:04");

        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter, FromThisMachine>();
            services.AddLogging(logging => logging.ClearProviders().AddProvider(Log));
            BePatient(services);

            more?.Invoke(services);

            foreach (var client in (string[])[WeComServices.ReadsClient, WeComServices.SendsClient, SimulatorOptions.CallbackClient])
            {
                services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(provider => new Loopback(provider));
            }
        });
    }

    /// <summary>Long timeouts, because a machine that stands still for seconds must not look like a store that is down; tests of such trouble set their own. <see cref="Bot"/> checks by itself whether an answer came in time.</summary>
    private void BePatient(IServiceCollection services)
    {
        services.PostConfigure<SimulatorOptions>(options => options.CallbackDeadline = Wait.Patience);

        if (settings.All(setting => setting.Key != StorePatience))
        {
            services.AddSingleton<IOptions<SpoolOptions>>(provider => new SpoolPatience(provider.GetRequiredService<IOptionsMonitor<SpoolOptions>>(), Wait.Patience));

            // The spool has the time of a callback that the store leaves: here it is told that the store takes almost none.
            services.AddSingleton(provider => new MessageSpool(
                new SpoolPatience(provider.GetRequiredService<IOptionsMonitor<SpoolOptions>>(), TimeSpan.FromSeconds(0.5)), provider.GetRequiredService<LimitsByChannel>(), provider.GetRequiredService<ILogger<MessageSpool>>()));
        }
    }

    /// <summary>Gives the requests of a test, which come through no socket, the address they would come from: this machine, or the one that a test names.</summary>
    private sealed class FromThisMachine : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress ??= context.Request.Headers[PeerHeader] is [{ } named] ? IPAddress.Parse(named) : IPAddress.Loopback;
                return following(context);
            });
            next(app);
        };
    }
}
