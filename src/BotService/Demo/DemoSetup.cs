using BotService.Simulator;

namespace BotService.Demo;

/// <summary>The demo: a stand-in for WeCom with a chat page in the same process, its credentials, and a sample organisation.</summary>
internal static class DemoSetup
{
    public static bool IsOn(WebApplicationBuilder builder) =>
        builder.Environment.IsDevelopment() && builder.Configuration.GetValue("Simulator:Enabled", defaultValue: true);

    public static void AddDemo(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var address = new Lazy<Uri>(() => OwnAddress(configuration));
        var demo = new SimulatorOptions();
        UseWhenMissing(configuration, "WeCom:CorpId", demo.CorpId);
        UseWhenMissing(configuration, "WeCom:AgentId", demo.AgentId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        UseWhenMissing(configuration, "WeCom:Secret", demo.Secret);
        UseWhenMissing(configuration, "WeCom:Token", demo.Token);
        UseWhenMissing(configuration, "WeCom:EncodingAESKey", demo.EncodingAesKey);
        UseWhenMissing(configuration, "WeCom:ApiBaseUrl", address.Value.ToString());

        builder.Services.AddWeComSimulator(options =>
        {
            options.CorpId = configuration["WeCom:CorpId"]!;
            options.AgentId = configuration.GetValue<int>("WeCom:AgentId");
            options.Secret = configuration["WeCom:Secret"]!;
            options.Token = configuration["WeCom:Token"]!;
            options.EncodingAesKey = configuration["WeCom:EncodingAESKey"]!;
            options.CallbackAddress = _ => address.Value;
        });
        builder.Services.AddSingleton<ISimulatedOrganisation, DemoOrganisation>();
        builder.Services.AddSingleton<ISimulatedClock, DemoClock>();

        if (configuration.GetValue("Demo:Seed", defaultValue: true))
        {
            builder.Services.AddSingleton<DemoHistory>().AddHostedService<DemoSeed>();
        }
    }

    private static void UseWhenMissing(ConfigurationManager configuration, string key, string value)
    {
        if (string.IsNullOrEmpty(configuration[key]))
        {
            configuration[key] = value;
        }
    }

    /// <summary>The stand-in listens where the service does.</summary>
    private static Uri OwnAddress(IConfiguration configuration)
    {
        var first = (configuration["urls"] is { Length: > 0 } urls ? urls : BotServiceBuilder.DefaultUrl).Split(';')[0];
        return new Uri(first.Replace("://+", "://127.0.0.1", StringComparison.Ordinal).Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal));
    }
}
