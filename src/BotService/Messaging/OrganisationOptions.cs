using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Messaging;

/// <summary>Who the service works for; section <c>Organisation</c>.</summary>
internal sealed class OrganisationOptions
{
    public const string Section = "Organisation";

    /// <summary>IANA name of the zone in which people read clocks.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Userids that are admins besides the roster's; they need not be on the roster.</summary>
    public IList<string> Admins { get; } = [];

    public PushStyle PushStyle { get; set; } = PushStyle.Card;

    public bool IsAdmin(string userKey) => Admins.Any(admin => UserKey.Of(admin) == userKey);
}

/// <summary>Cards and their buttons, or words for people who read in the WeChat plugin, where cards do not show.</summary>
internal enum PushStyle
{
    Card,
    Text,
}

[OptionsValidator]
internal sealed partial class OrganisationOptionsValidator : IValidateOptions<OrganisationOptions>;
