using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Features.StudySignals;

/// <summary>Registers what tells of signals, and refuses limits that switch off what there is not.</summary>
internal static class StudySignalsSetup
{
    public static IServiceCollection AddStudySignals(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignalLimits>().Bind(configuration.GetSection(SignalLimits.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignalLimits>, SignalLimitsValidator>().AddSingleton<IValidateOptions<SignalLimits>, SignalNamesValidator>();
        return services.AddScoped<SignalTelling>();
    }

    private sealed class SignalNamesValidator : IValidateOptions<SignalLimits>
    {
        private static readonly string[] Known = [.. Enum.GetNames<SignalKind>(), QuickVerdicts.Name];

        public ValidateOptionsResult Validate(string? name, SignalLimits options) =>
            options.Off.Except(Known, StringComparer.OrdinalIgnoreCase).ToList() is [var strange, ..]
                ? ValidateOptionsResult.Fail($"policy.json 的 Signals.Off 不认识 {strange}，可以写 {string.Join('、', Known)}")
                : ValidateOptionsResult.Success;
    }
}
