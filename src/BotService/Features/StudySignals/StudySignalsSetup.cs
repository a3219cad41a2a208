using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Features.StudySignals;

/// <summary>Registers what tells of signals, and refuses a policy that switches off what there is not.</summary>
internal static class StudySignalsSetup
{
    public static IServiceCollection AddStudySignals(this IServiceCollection services) =>
        services.AddScoped<SignalTelling>().AddSingleton<IValidateOptions<PolicyOptions>, SignalNamesValidator>();

    private sealed class SignalNamesValidator : IValidateOptions<PolicyOptions>
    {
        private static readonly string[] Known = [.. Enum.GetNames<SignalKind>(), QuickVerdicts.Name];

        public ValidateOptionsResult Validate(string? name, PolicyOptions options) =>
            options.Signals.Off.Except(Known, StringComparer.OrdinalIgnoreCase).ToList() is [var strange, ..]
                ? ValidateOptionsResult.Fail($"policy.json 的 Signals.Off 不认识 {strange}，可以写 {string.Join('、', Known)}")
                : ValidateOptionsResult.Success;
    }
}
