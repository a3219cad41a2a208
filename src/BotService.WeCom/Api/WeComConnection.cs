namespace BotService.WeCom.Api;

/// <summary>Which app, at which address, and how patient.</summary>
public sealed record WeComConnection(CorpCredentials Credentials)
{
    /// <summary>The API host; another one for a proxy or a stand-in.</summary>
    public Uri ApiAddress { get; init; } = new("https://qyapi.weixin.qq.com/");

    /// <summary>How long a send, an update or an upload may take.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long one try of a read may take; there are up to three.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The address that relative paths are added to: it ends with a slash.</summary>
    internal Uri Root => ApiAddress.AbsoluteUri.EndsWith('/') ? ApiAddress : new Uri(ApiAddress.AbsoluteUri + "/");
}
