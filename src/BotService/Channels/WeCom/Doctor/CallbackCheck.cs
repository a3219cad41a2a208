using BotService.Hosting;
using BotService.WeCom.Callbacks;

namespace BotService.Channels.WeCom.Doctor;

/// <summary>Seals a message with the configured keys and opens it again, as WeCom and the service will do with each other.</summary>
internal sealed class CallbackCheck(WeComCredentials credentials) : IDoctorCheck
{
    private const string Probe = "<xml>回调自检</xml>";

    public string Name => "回调自检";

    public bool IsWanted => credentials.IsUsed;

    public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        if (credentials.Keys is not { Token.Length: > 0 } keys || !CallbackKeys.IsLegalKey(keys.EncodingAesKey))
        {
            return Finding.Warning("配置不全，没有检查");
        }

        var codec = new CallbackCodec(credentials.CorpId, keys, previous: null);
        var seal = codec.Seal(Probe, "1", "doctor");
        var verdict = codec.TryOpen(new CallbackSignature(seal.Signature, seal.Timestamp, seal.Nonce), seal.Encrypted, out var opened);

        return verdict is CallbackVerdict.Accepted && opened.Message == Probe
            ? Finding.Well("加密、签名、解密一致")
            : Finding.Wrong("加密后解不开，请重新复制管理后台“接收消息”的 Token 和 EncodingAESKey");
    }
}
