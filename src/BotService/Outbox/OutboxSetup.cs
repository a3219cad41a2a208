using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Outbox;

/// <summary>Registers the outbox.</summary>
internal static class OutboxSetup
{
    public static IServiceCollection AddOutbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection(OutboxOptions.Section)).ValidateOnStart();
        services
            .AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>()
            .AddSingleton<IPostConfigureOptions<OutboxOptions>, FirstChannel>();
        return services
            .AddSingleton<LimitsByChannel>()
            .AddScoped<SharedNames>()
            .AddScoped<OutboxWriter>()
            .AddScoped<OwedFiles>()
            .AddScoped<OutboxResend>()
            .AddSingleton<QuietHours>()
            .AddSingleton<SetBackSends>()
            .AddSingleton<DistinctTexts>()
            .AddSingleton<OutboxDispatcher>();
    }

    private sealed class FirstChannel(ConfiguredChannels channels) : IPostConfigureOptions<OutboxOptions>
    {
        public void PostConfigure(string? name, OutboxOptions options)
        {
            if (options.Channel.Length == 0)
            {
                options.Channel = channels.First;
            }
        }
    }
}
