using BotService.WeCom.Api;

namespace BotService.Channels.WeCom;

/// <summary>What WeCom's refusals mean to the person who can do something about them.</summary>
internal static class WeComTrouble
{
    public static string Explain(WeComAnswer answer) => answer.Code switch
    {
        WeComErrors.Unreachable or WeComErrors.Unanswered => $"连不上企业微信接口，请检查网络和 WeCom__ApiBaseUrl：{answer.Message}",
        WeComErrors.AddressNotTrusted => $"60020：请在应用的“企业可信IP”里加上 {answer.RefusedAddress ?? "本机出口地址"}，约 1 分钟后生效",
        WeComErrors.BadSecret or WeComErrors.ForeignSecret => $"{answer.Code}：WeCom__Secret 不对，或应用已停用",
        WeComErrors.BadCorpId => $"{answer.Code}：WeCom__CorpId 不对",
        WeComErrors.AppDisabled => $"{answer.Code}：应用已被停用，请在管理后台启用",
        _ => $"错误码 {answer.Code}：{answer.Meaning.Text}",
    };
}
