using Microsoft.Extensions.Options;

namespace BotService.Outbox;

/// <summary>Registers the outbox.</summary>
internal static class OutboxSetup
{
    public static IServiceCollection AddOutbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection(OutboxOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>();
        return services.AddScoped<OutboxWriter>().AddScoped<OwedFiles>().AddScoped<OutboxResend>().AddSingleton<QuietHours>().AddSingleton<SetBackSends>().AddSingleton<DistinctTexts>().AddSingleton<OutboxDispatcher>();
    }
}
