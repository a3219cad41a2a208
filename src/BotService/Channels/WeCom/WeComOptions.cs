using System.ComponentModel.DataAnnotations;
using System.Globalization;
using BotService.WeCom.Callbacks;
using Microsoft.Extensions.Options;

namespace BotService.Channels.WeCom;

/// <summary>The app's credentials and where its API is; section <c>WeCom</c>. Nothing of it is ever logged.</summary>
internal sealed class WeComOptions
{
    public const string Section = "WeCom";

    [Required(ErrorMessage = "缺少 WeCom__CorpId")]
    public string CorpId { get; set; } = string.Empty;

    /// <summary>The app's number; kept as text, so that an empty variable is found missing together with the others.</summary>
    [Required(ErrorMessage = "缺少 WeCom__AgentId")]
    public string AgentId { get; set; } = string.Empty;

    public int Agent => int.TryParse(AgentId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [Required(ErrorMessage = "缺少 WeCom__Secret")]
    public string Secret { get; set; } = string.Empty;

    [Required(ErrorMessage = "缺少 WeCom__Token")]
    public string Token { get; set; } = string.Empty;

    [Required(ErrorMessage = "缺少 WeCom__EncodingAESKey")]
    public string EncodingAESKey { get; set; } = string.Empty;

    /// <summary>With <see cref="PreviousEncodingAESKey"/>: the pair that is still accepted while keys rotate.</summary>
    public string? PreviousToken { get; set; }

    public string? PreviousEncodingAESKey { get; set; }

    /// <summary>WeCom's public host, or a proxy with a fixed address.</summary>
    [Required]
    public Uri ApiBaseUrl { get; set; } = new("https://qyapi.weixin.qq.com");

    /// <summary>Where WeCom signs people in inside its own client.</summary>
    [Required]
    public Uri AuthorizeUrl { get; set; } = new("https://open.weixin.qq.com/connect/oauth2/authorize");

    /// <summary>Where WeCom signs people in elsewhere.</summary>
    [Required]
    public Uri LoginUrl { get; set; } = new("https://login.work.weixin.qq.com/wwlogin/sso/login");

    /// <summary>How long one send may take before it counts as unheard.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(8);

    public CallbackKeys CurrentKeys => new(Token, EncodingAESKey);

    public CallbackKeys? PreviousKeys => string.IsNullOrEmpty(PreviousToken) || string.IsNullOrEmpty(PreviousEncodingAESKey) ? null : new(PreviousToken, PreviousEncodingAESKey);
}

[OptionsValidator]
internal sealed partial class WeComOptionsValidator : IValidateOptions<WeComOptions>;

/// <summary>Says every wrong credential at once, by the name of the variable an operator sets.</summary>
internal sealed class WeComKeysValidator : IValidateOptions<WeComOptions>
{
    public ValidateOptionsResult Validate(string? name, WeComOptions options)
    {
        List<string> problems = [];

        if (options.AgentId.Length > 0 && options.Agent <= 0)
        {
            problems.Add("WeCom__AgentId 应是应用的数字编号");
        }

        if (options.EncodingAESKey.Length > 0 && !CallbackKeys.IsLegalKey(options.EncodingAESKey))
        {
            problems.Add("WeCom__EncodingAESKey 应是应用管理页上的 43 位字母和数字");
        }

        if (options.PreviousEncodingAESKey is { Length: > 0 } previous && !CallbackKeys.IsLegalKey(previous))
        {
            problems.Add("WeCom__PreviousEncodingAESKey 应是 43 位字母和数字");
        }

        if (string.IsNullOrEmpty(options.PreviousToken) != string.IsNullOrEmpty(options.PreviousEncodingAESKey))
        {
            problems.Add("WeCom__PreviousToken 和 WeCom__PreviousEncodingAESKey 要一起写");
        }

        if (!options.ApiBaseUrl.IsAbsoluteUri || options.ApiBaseUrl.Scheme is not ("http" or "https"))
        {
            problems.Add("WeCom__ApiBaseUrl 应是 http 或 https 地址");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
