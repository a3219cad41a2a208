using System.ComponentModel;
using Microsoft.Extensions.Options;

namespace BotService.Channels.GroupRobot;

/// <summary>Webhook addresses of group robots; section <c>GroupRobot</c>. Each holds its key, so none is ever logged or stored.</summary>
internal sealed class GroupRobotOptions
{
    public const string Section = "GroupRobot";

    [PasswordPropertyText(true)]
    public IList<string> Urls { get; } = [];
}

/// <summary>An address that cannot be one is refused by its place in the list; its text is a secret.</summary>
internal sealed class GroupRobotOptionsValidator : IValidateOptions<GroupRobotOptions>
{
    public ValidateOptionsResult Validate(string? name, GroupRobotOptions options)
    {
        var wrong = options.Urls.Index().Where(url => !Uri.TryCreate(url.Item, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            .Select(url => FormattableString.Invariant($"GroupRobot__Urls__{url.Index} must be the robot's whole https address with its key.")).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
