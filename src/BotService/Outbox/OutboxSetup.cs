using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Outbox;

/// <summary>Registers the outbox.</summary>
internal static class OutboxSetup
{
    public static IServiceCollection AddOutbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection(OutboxOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>().AddSingleton<IPostConfigureOptions<OutboxOptions>, FirstChannel>();
        return services.AddScoped<OutboxWriter>().AddScoped<OwedFiles>().AddScoped<OutboxResend>().AddSingleton<QuietHours>().AddSingleton<SetBackSends>().AddSingleton<DistinctTexts>().AddSingleton<OutboxDispatcher>();
    }

    /// <summary>The app reaches everybody on the roster, the bot only those who have written to it.</summary>
    private sealed class FirstChannel(IEnumerable<IChannel> channels) : IPostConfigureOptions<OutboxOptions>
    {
        public void PostConfigure(string? name, OutboxOptions options)
        {
            if (options.Channel.Length == 0)
            {
                options.Channel = channels.Where(channel => !channel.IsForGroups).OrderBy(channel => channel.IsStandIn).Select(channel => channel.Name).FirstOrDefault() ?? string.Empty;
            }
        }
    }
}
