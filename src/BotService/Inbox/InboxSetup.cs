using Microsoft.Extensions.Options;

namespace BotService.Inbox;

/// <summary>Registers the spool.</summary>
internal static class InboxSetup
{
    public static IServiceCollection AddInbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SpoolOptions>().Bind(configuration.GetSection(SpoolOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SpoolOptions>, SpoolOptionsValidator>();
        return services.AddSingleton<MessageSpool>();
    }
}
