using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Store;

/// <summary>Who may see what of the store, and how long it is kept; section <c>Policy</c>, edited in <c>policy.json</c>.</summary>
internal sealed class PolicyOptions
{
    public const string Section = "Policy";

    /// <summary>Lets admins see names behind a figure; only by a recorded authorisation, for as long as that runs.</summary>
    public const string NamesForAdmins = "NamesForAdmins";

    /// <summary>Names stand in the file that an admin exports. Only <c>policy.json</c> turns it on: a file that is missing widens nothing.</summary>
    public bool NamesInExports { get; set; }

    /// <summary>A group of fewer people is shown to others only together with the other small ones; 1 shows every group.</summary>
    [Range(1, 50)]
    public int SmallestGroup { get; set; } = 3;

    [Range(3, 3650)]
    public int KeepReceiptsDays { get; set; } = 30;

    [Range(7, 3650)]
    public int KeepMessagesDays { get; set; } = 180;

    /// <summary>Leaves are kept so long after their last day.</summary>
    [Range(30, 3650)]
    public int KeepLeavesDays { get; set; } = 1095;

    /// <summary>Check-ins and the gatherings at which they were made.</summary>
    [Range(30, 3650)]
    public int KeepCheckInsDays { get; set; } = 1095;

    [Range(30, 3650)]
    public int KeepOpinionsDays { get; set; } = 1095;

    /// <summary>What people wrote with their answers; the outcomes stay.</summary>
    [Range(30, 3650)]
    public int KeepRemarksDays { get; set; } = 1095;

    /// <summary>Who did, changed or looked at what; hand-overs and holds.</summary>
    [Range(30, 3650)]
    public int KeepAuditDays { get; set; } = 1095;

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
            yield return new ValidationResult("授权的截止日（Until）不能早于开始日（Since）。", [nameof(Until)]);
        }

        if (Since is { } since && Until >= since.AddYears(1))
        {
            yield return new ValidationResult("授权最长一年（Since 到 Until），到期前请重新授权。", [nameof(Until)]);
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
