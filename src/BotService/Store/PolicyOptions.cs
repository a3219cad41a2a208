using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Store;

/// <summary>Who may see what of the store, and how long it is kept; section <c>Policy</c>, edited in <c>policy.json</c>.</summary>
internal sealed class PolicyOptions
{
    public const string Section = "Policy";

    /// <summary>Lets admins see names behind a figure; only by a recorded authorisation, for as long as that runs.</summary>
    public const string NamesForAdmins = "NamesForAdmins";

    /// <summary>Names stand in the file that an admin exports.</summary>
    public bool NamesInExports { get; set; } = true;

    [Range(3, 3650)]
    public int KeepReceiptsDays { get; set; } = 30;

    [Range(7, 3650)]
    public int KeepMessagesDays { get; set; } = 180;

    [ValidateEnumeratedItems]
    public IList<Authorisation> Authorisations { get; } = [];

    /// <summary>The authorisation under which a switch is on that day; null is off.</summary>
    public Authorisation? Running(string name, DateOnly today) =>
        Authorisations.FirstOrDefault(a => a.Switch == name && a.IsRunning(today));
}

/// <summary>Why a stricter switch is on: who allowed it, on what basis, and until when. It ends by itself.</summary>
internal sealed class Authorisation : IValidatableObject
{
    [Required]
    [AllowedValues(PolicyOptions.NamesForAdmins)]
    public string Switch { get; set; } = string.Empty;

    [Required]
    public string AuthorisedBy { get; set; } = string.Empty;

    [Required]
    public string Basis { get; set; } = string.Empty;

    [Required]
    public DateOnly? Since { get; set; }

    /// <summary>Last day, included.</summary>
    [Required]
    public DateOnly? Until { get; set; }

    public bool IsRunning(DateOnly today) => Since <= today && today <= Until;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Until < Since)
        {
            yield return new ValidationResult("An authorisation ends on or after the day it begins.", [nameof(Until)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class PolicyOptionsValidator : IValidateOptions<PolicyOptions>;

/// <summary>Registers the policy; an authorisation that lacks a part stops the start.</summary>
internal static class PolicySetup
{
    public static IServiceCollection AddPolicy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PolicyOptions>().Bind(configuration.GetSection(PolicyOptions.Section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<PolicyOptions>, PolicyOptionsValidator>();
    }
}
