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

    /// <summary>Whether days off come from the files in <c>holidays/</c>; false works Monday to Friday.</summary>
    public bool HolidaysFromFiles { get; set; } = true;

    public PushStyle PushStyle { get; set; } = PushStyle.Card;

    public bool IsAdmin(string userKey) => Admins.Any(admin => UserKey.Of(admin) == userKey);
}

/// <summary>Cards and their buttons, or words for people who read in the WeChat plugin, where cards do not show.</summary>
internal enum PushStyle
{
    Card,
    Text,
}

/// <summary>An empty entry names nobody, and stands for a variable that was not filled in.</summary>
internal sealed class AdminsValidator(DirectoryWords directory) : IValidateOptions<OrganisationOptions>
{
    public ValidateOptionsResult Validate(string? name, OrganisationOptions options)
    {
        var empty = options.Admins.Index().Where(admin => string.IsNullOrWhiteSpace(admin.Item)).Select(admin => admin.Index).ToList();

        if (empty.Count == 0)
        {
            return ValidateOptionsResult.Success;
        }

        return ValidateOptionsResult.Fail(empty.Select(index => FormattableString.Invariant($"Organisation__Admins__{index} 是空的，请写管理员的{directory.Account}，或删掉这一项。")));
    }
}

[OptionsValidator]
internal sealed partial class OrganisationOptionsValidator : IValidateOptions<OrganisationOptions>;
