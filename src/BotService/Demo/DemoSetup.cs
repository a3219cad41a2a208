using BotService.Simulator;

namespace BotService.Demo;

/// <summary>The demo: a stand-in for WeCom with a chat page in the same process, its credentials, and a sample organisation.</summary>
internal static partial class DemoSetup
{
    private const string DemoBot = "bot-demo";

    public static bool IsOn(WebApplicationBuilder builder) =>
        builder.Environment.IsDevelopment() && (builder.Configuration.GetSection(SimulatorSwitch.Section).Get<SimulatorSwitch>() ?? new SimulatorSwitch()).Enabled;

    /// <summary>Gives the app its keys, and the bot, before the channels are set up: which of them there are follows from the keys.</summary>
    /// <param name="addressOf">Where the service listens.</param>
    public static void NameDemoChannels(this WebApplicationBuilder builder, Func<IConfiguration, Uri> addressOf)
    {
        var configuration = builder.Configuration;
        var demo = new SimulatorOptions();
        UseWhenMissing(configuration, "WeCom:CorpId", demo.CorpId);
        UseWhenMissing(configuration, "WeCom:AgentId", demo.AgentId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        UseWhenMissing(configuration, "WeCom:Secret", demo.Secret);
        UseWhenMissing(configuration, "WeCom:Token", demo.Token);
        UseWhenMissing(configuration, "WeCom:EncodingAESKey", demo.EncodingAesKey);
        UseWhenMissing(configuration, "WeCom:ApiBaseUrl", addressOf(configuration).ToString());

        if (!HasBot(configuration))
        {
            return;
        }

        UseWhenMissing(configuration, "AiBot:BotId", DemoBot);
        UseWhenMissing(configuration, "AiBot:Secret", $"{DemoBot}-secret");
        UseWhenMissing(configuration, "AiBot:Name", demo.AppName);
        UseWhenMissing(configuration, "AiBot:Url", new UriBuilder(addressOf(configuration)) { Scheme = "ws", Path = SimulatorEndpoints.BotPath }.Uri.ToString());
    }

    public static void AddDemo(this WebApplicationBuilder builder, Func<IConfiguration, Uri> addressOf)
    {
        var configuration = builder.Configuration;
        var address = addressOf(configuration);

        builder.Services.AddWeComSimulator(options =>
        {
            options.CorpId = configuration["WeCom:CorpId"]!;
            options.AgentId = configuration.GetValue<int>("WeCom:AgentId");
            options.Secret = configuration["WeCom:Secret"]!;
            options.Token = configuration["WeCom:Token"]!;
            options.EncodingAesKey = configuration["WeCom:EncodingAESKey"]!;
            options.CallbackAddress = _ => address;
        });

        if (HasBot(configuration))
        {
            builder.Services.AddAiBotSimulator(configuration["AiBot:BotId"]!, configuration["AiBot:Secret"]!);
        }

        builder.Services.AddSingleton<ISimulatedOrganisation, DemoOrganisation>();
        builder.Services.AddSingleton<ISimulatedClock, DemoClock>();

        if ((configuration.GetSection(DemoOptions.Section).Get<DemoOptions>() ?? new DemoOptions()).Seed)
        {
            builder.Services.AddSingleton<DemoHistory>().AddSingleton<DemoRatings>().AddSingleton<DemoLists>().AddSingleton<DemoLedgers>().AddHostedService<DemoSeed>();
        }
    }

    /// <summary>Says which page to open, in the last line of a start.</summary>
    public static void AnnounceDemo(this WebApplication app, Func<IConfiguration, Uri> addressOf)
    {
        // What is registered first is called last: after the host has said that it listens.
        app.Lifetime.ApplicationStarted.Register(() => Log.Ready(app.Services.GetRequiredService<ILogger<DemoSeed>>(), addressOf(app.Configuration)));
    }

    private static bool HasBot(IConfiguration configuration) => configuration.GetSection(SimulatorSwitch.Section).Get<SimulatorSwitch>()?.Bot is true;

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Information, "The demo is ready. Open 演示已就绪，请用浏览器打开 {Address}")]
        public static partial void Ready(ILogger logger, Uri address);
    }

    private static void UseWhenMissing(ConfigurationManager configuration, string key, string value)
    {
        if (string.IsNullOrEmpty(configuration[key]))
        {
            configuration[key] = value;
        }
    }
}
