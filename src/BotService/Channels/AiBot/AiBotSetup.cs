using BotService.Hosting;
using BotService.Inbox;
using BotService.Messaging;
using BotService.WeCom.AiBot;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Channels.AiBot;

/// <summary>Registers the bot as a channel: frames in, replies and pushes out, one connection for all nodes.</summary>
internal sealed class AiBotSetup : IChannelSetup
{
    public ChannelKeys Keys => AiBotChannel.Keys;

    public void AddServices(IServiceCollection services, IConfiguration configuration, bool isUsed)
    {
        services.AddOptions<AiBotOptions>().Bind(configuration.GetSection(AiBotOptions.Section)).ValidateOnStart();
        services
            .AddSingleton<IValidateOptions<AiBotOptions>, AiBotOptionsValidator>()
            .AddSingleton<IValidateOptions<AiBotOptions>, AiBotKeysValidator>()
            .AddSingleton(AiBotChannel.Most)
            .AddTransient<IDoctorCheck, AiBotCheck>()
            .AddTransient<IChannelSettings, AiBotCheck>();

        if (!isUsed)
        {
            services.AddSingleton(new ReachAdvice(null));
            return;
        }

        services.AddSingleton(s => AdviceFor(s.GetRequiredService<IOptions<AiBotOptions>>().Value));
        services.TryAddSingleton(s => new AnonymousKeys(s.GetRequiredService<IOptions<AiBotOptions>>().Value.Secret));
        services.AddSingleton(s => new AiBotClient(s.GetRequiredService<IOptions<AiBotOptions>>().Value.Settings, s.GetRequiredService<ILogger<AiBotClient>>()));
        services
            .AddSingleton<ConversationBudget>()
            .AddSingleton<ConversationQueue>()
            .AddSingleton<AiBotReplies>()
            .AddSingleton<GroupAnswers>()
            .AddSingleton<AiBotReceiver>()
            .AddSingleton<AiBotStatus>()
            .AddSingleton<IChannelStatus>(s => s.GetRequiredService<AiBotStatus>())
            .AddSingleton<ConnectionLease>()
            .AddSingleton<IChannel, AiBotChannel>();
    }

    /// <summary>A verb that connected would evict the service.</summary>
    public void AddWorkers(IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<AiBotHealthCheck>(FrameReading.ChannelName);
        services.AddPlainAddressWarning(s => [new ConfiguredAddress("AiBot__Url", s.GetRequiredService<IOptions<AiBotOptions>>().Value.Url, "reads the bot's secret and every message", "wss")]);
        services.AddHostedService<AiBotConnection>();
    }

    private static ReachAdvice AdviceFor(AiBotOptions options) =>
        new($"未送达的人还没有给机器人发过消息，请转发这句话：在企业微信里加机器人{(string.IsNullOrWhiteSpace(options.Name) ? string.Empty : $"「{options.Name.Trim()}」")}，发任意一句话，就能收到提醒。");
}
