using System.ComponentModel.DataAnnotations;
using BotService.Messaging;
using BotService.WeCom.AiBot;
using Microsoft.Extensions.Options;

namespace BotService.Channels.AiBot;

/// <summary>The 智能机器人 and where its socket is; section <c>AiBot</c>. The secret is never logged.</summary>
internal sealed class AiBotOptions
{
    public const string Section = "AiBot";

    public string BotId { get; set; } = string.Empty;

    public string Secret { get; set; } = string.Empty;

    /// <summary>The vendor's socket, or the one of a private deployment.</summary>
    [Required]
    public Uri Url { get; set; } = new("wss://openws.work.weixin.qq.com");

    /// <summary>The bot's display name: what begins with @ and this name is addressed to it in a group.</summary>
    public string? Name { get; set; }

    /// <summary>Span between pings, in real time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "AiBot__Heartbeat 要在 00:00:01 到 00:01:00 之间")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(30);

    public AiBotSettings Settings => new(Url, BotId, Secret) { Heartbeat = Heartbeat };
}

[OptionsValidator]
internal sealed partial class AiBotOptionsValidator : IValidateOptions<AiBotOptions>;

/// <summary>Refuses a bot of which only some settings are there, and a service without any channel.</summary>
internal sealed class AiBotKeysValidator(ConfiguredChannels channels) : IValidateOptions<AiBotOptions>
{
    public ValidateOptionsResult Validate(string? name, AiBotOptions options)
    {
        List<string> problems = [];

        if (!channels.IsAnyBegun)
        {
            problems.Add("不用自建应用的五项时，可以只写 AiBot__BotId 和 AiBot__Secret，用智能机器人的长连接");
        }

        if (channels.IsUsed(AiBotChannel.Keys) && string.IsNullOrWhiteSpace(options.BotId))
        {
            problems.Add("缺少 AiBot__BotId");
        }

        if (channels.IsUsed(AiBotChannel.Keys) && string.IsNullOrWhiteSpace(options.Secret))
        {
            problems.Add("缺少 AiBot__Secret");
        }

        if (!options.Url.IsAbsoluteUri || options.Url.Scheme is not ("ws" or "wss"))
        {
            problems.Add("AiBot__Url 应是 ws 或 wss 地址");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
