using System.ComponentModel;
using Microsoft.Extensions.Options;

namespace BotService.Channels.GroupRobot;

/// <summary>Webhook addresses of group robots; section <c>GroupRobot</c>. Each holds its key, so none is ever logged or stored.</summary>
internal sealed class GroupRobotOptions
{
    public const string Section = "GroupRobot";

    private readonly List<string> _keys = [];

    [PasswordPropertyText(true)]
    public IList<string> Urls { get; } = [];

    /// <param name="number">As the operator wrote it; numbers may be left out, and then it is not the place in the list.</param>
    public void Add(string number, string url)
    {
        _keys.Add($"{Section}__{nameof(Urls)}__{number}");
        Urls.Add(url);
    }

    /// <summary>Each address with the variable that holds it.</summary>
    public IEnumerable<(string Key, string Url)> Named() => _keys.Zip(Urls);
}

/// <summary>An address that cannot be one is refused by the variable that holds it; its text is a secret.</summary>
internal sealed class GroupRobotOptionsValidator : IValidateOptions<GroupRobotOptions>
{
    public ValidateOptionsResult Validate(string? name, GroupRobotOptions options)
    {
        var wrong = options.Named().Where(robot => !Uri.TryCreate(robot.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            .Select(robot => $"{robot.Key} 要写群机器人的完整 https 地址，连同 key").ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
