using BotService.Commands;
using Microsoft.Extensions.Options;

namespace BotService.Features.SignIn;

/// <summary>Registers what signing in to the console needs, in the service and for the verbs.</summary>
internal static class SignInSetup
{
    /// <param name="developmentUrl">The address when none is configured; null leaves the console off.</param>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration, Func<Uri?> developmentUrl)
    {
        services.AddOptions<ConsoleOptions>().Bind(configuration.GetSection(ConsoleOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConsoleOptions>, ConsoleOptionsValidator>();
        services.AddSingleton(s => new ConsoleAddress(s.GetRequiredService<IOptions<ConsoleOptions>>().Value.PublicUrl ?? developmentUrl()));
        services.AddSingleton<LinkText>();
        services.AddSingleton<IReplySecret>(s => s.GetRequiredService<LinkText>());
        services.AddScoped<ConsoleVisitors>();
        return services;
    }
}
