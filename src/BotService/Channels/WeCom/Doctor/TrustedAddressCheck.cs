using BotService.Hosting;
using BotService.WeCom.Api;

namespace BotService.Channels.WeCom.Doctor;

/// <summary>WeCom takes calls from this machine: the token comes to any address, the first real call does not.</summary>
internal sealed class TrustedAddressCheck(WeComCredentials credentials, Lazy<WeComClient> client) : IDoctorCheck
{
    public string Name => "企业可信IP";

    public bool IsWanted => credentials.IsUsed;

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        if (!credentials.AreComplete)
        {
            return Finding.Warning("配置不全，没有检查");
        }

        var answer = await client.Value.GetCallbackIpsAsync(cancellationToken);
        return answer.IsOk ? Finding.Well("本机可以调用接口") : Finding.Wrong(WeComTrouble.Explain(answer));
    }
}
