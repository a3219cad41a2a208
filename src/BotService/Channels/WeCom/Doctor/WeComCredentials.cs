using System.Globalization;
using BotService.Messaging;
using BotService.WeCom.Callbacks;

namespace BotService.Channels.WeCom.Doctor;

/// <summary>The app's credentials as they are configured, however incomplete: a start would refuse them, the doctor explains them.</summary>
internal sealed class WeComCredentials(IConfiguration configuration, ConfiguredChannels channels) : IChannelSettings
{
    private const string DefaultAddress = "https://qyapi.weixin.qq.com";

    public string CorpId => Value("CorpId");

    public CallbackKeys Keys => new(Value("Token"), Value("EncodingAESKey"));

    public (string Name, Uri Address)? Clock => Address is { } address ? ("企业微信", new Uri(address, "cgi-bin/getcallbackip")) : null;

    public bool AreComplete => IsUsed && Problems().Count == 0;

    /// <summary>False where a bot is all there is.</summary>
    public bool IsUsed => channels.IsUsed(WeComChannel.Keys);

    public string Words => "WeCom 五项";

    /// <summary>Everything that is missing or malformed, by the names of the variables that an operator sets.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();

        if (!IsUsed)
        {
            return problems;
        }

        if (WeComChannel.Keys.Needed.Where(key => Value(key).Length == 0).Select(key => $"WeCom__{key}").ToList() is { Count: > 0 } missing)
        {
            problems.Add($"缺少 {string.Join('、', missing)}");
        }

        if (Value("AgentId") is { Length: > 0 } agent && !(int.TryParse(agent, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0))
        {
            problems.Add("WeCom__AgentId 应是应用的数字编号");
        }

        if (Value("EncodingAESKey") is { Length: > 0 } key && !CallbackKeys.IsLegalKey(key))
        {
            problems.Add("WeCom__EncodingAESKey 应是 43 位字母和数字");
        }

        if (Address is not { Scheme: "http" or "https" })
        {
            problems.Add("WeCom__ApiBaseUrl 应是 http 或 https 地址");
        }

        return problems;
    }

    public bool Explains(Type options) => options == typeof(WeComOptions);

    private Uri? Address => Uri.TryCreate(Value("ApiBaseUrl") is { Length: > 0 } written ? written : DefaultAddress, UriKind.Absolute, out var address) ? address : null;

    private string Value(string key) => configuration[$"WeCom:{key}"]?.Trim() ?? string.Empty;
}
