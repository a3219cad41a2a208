namespace BotService.WeCom;

/// <summary>What identifies one self-built app towards the API (document 91039).</summary>
/// <param name="CorpId">企业ID; also the receiver id inside every callback.</param>
/// <param name="AgentId">The app's number.</param>
/// <param name="Secret">The app's secret; decides what its access token may do.</param>
public sealed record CorpCredentials(string CorpId, int AgentId, string Secret)
{
    /// <summary>Says which app, never the secret.</summary>
    public override string ToString() => $"{CorpId}/{AgentId}";
}
