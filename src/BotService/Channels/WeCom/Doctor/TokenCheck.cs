using BotService.Hosting;
using BotService.WeCom.Api;

namespace BotService.Channels.WeCom.Doctor;

/// <summary>WeCom accepts the corporation and the secret.</summary>
internal sealed class TokenCheck(WeComCredentials credentials, Lazy<IAccessTokenSource> tokens) : IDoctorCheck
{
    public string Name => "企业微信令牌";

    public bool IsWanted => credentials.IsUsed;

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        if (!credentials.AreComplete)
        {
            return Finding.Warning("配置不全，没有检查");
        }

        var token = await tokens.Value.GetAsync(cancellationToken);
        return token.IsOk ? Finding.Well("能取到") : Finding.Wrong($"取不到，{WeComTrouble.Explain(new WeComAnswer(token.Code, token.Message))}");
    }
}
