using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Features.Speaking;

/// <summary>Who speaks how often; section <c>Speaking</c>.</summary>
internal sealed class SpeakingOptions
{
    public const string Section = "Speaking";

    /// <summary>Turns in one week and group.</summary>
    [Range(1, 5)]
    public int PerWeek { get; set; } = 1;

    /// <summary>Groups by name in which only those speak who say so.</summary>
    public IList<string> Voluntary { get; } = [];
}

[OptionsValidator]
internal sealed partial class SpeakingOptionsValidator : IValidateOptions<SpeakingOptions>;

/// <summary>Registers the options of the rota.</summary>
internal static class SpeakingSetup
{
    public static IServiceCollection AddSpeaking(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SpeakingOptions>().Bind(configuration.GetSection(SpeakingOptions.Section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<SpeakingOptions>, SpeakingOptionsValidator>();
    }
}
