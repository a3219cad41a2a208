using BotService.Hosting;
using BotService.Inbox;
using BotService.Messaging;
using BotService.WeCom.AiBot;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Channels.AiBot;

/// <summary>Registers the bot as a channel: frames in, replies and pushes out, one connection for all nodes.</summary>
internal static class AiBotSetup
{
    public static IServiceCollection AddAiBotChannel(this IServiceCollection services, IConfiguration configuration, bool isUsed)
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
            return services.AddSingleton(new ReachAdvice(null));
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
        return services;
    }

    /// <summary>Only in the service: a verb that connected would evict it.</summary>
    public static IServiceCollection AddAiBotConnection(this IServiceCollection services, bool isUsed)
    {
        if (!isUsed)
        {
            return services;
        }

        services.AddHealthChecks().AddCheck<AiBotHealthCheck>(FrameReading.ChannelName);
        services.AddPlainAddressWarning(s => [new ConfiguredAddress("AiBot__Url", s.GetRequiredService<IOptions<AiBotOptions>>().Value.Url, "reads the bot's secret and every message", "wss")]);
        return services.AddHostedService<AiBotConnection>();
    }

    private static ReachAdvice AdviceFor(AiBotOptions options) =>
        new($"未送达的人还没有给机器人发过消息，请转发这句话：在企业微信里加机器人{(string.IsNullOrWhiteSpace(options.Name) ? string.Empty : $"「{options.Name.Trim()}」")}，发任意一句话，就能收到提醒。");
}
