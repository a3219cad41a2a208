using BotService.Messaging;
using BotService.WeCom.Api;
using Microsoft.Extensions.Options;

namespace BotService.Channels.WeCom;

/// <summary>WeCom's sign-in: silent inside its client (document 91022), a page of its own elsewhere (document 98171).</summary>
internal sealed partial class WeComWebSignIn(WeComClient client, IOptions<WeComOptions> options, ILogger<WeComWebSignIn> logger) : IWebSignIn
{
    /// <summary>What WeCom's own browsers call themselves.</summary>
    private const string ClientMark = "wxwork";

    private const int LongestCode = 512;

    public string Name => WeComChannel.ChannelName;

    public Uri StartAt(string userAgent, Uri returnTo, string state)
    {
        var (app, back, wanted) = (options.Value, Uri.EscapeDataString(returnTo.ToString()), Uri.EscapeDataString(state));

        return userAgent.Contains(ClientMark, StringComparison.OrdinalIgnoreCase)
            ? new Uri($"{app.AuthorizeUrl}?appid={app.CorpId}&redirect_uri={back}&response_type=code&scope=snsapi_base&state={wanted}&agentid={app.AgentId}#wechat_redirect")
            : new Uri($"{app.LoginUrl}?login_type=CorpApp&appid={app.CorpId}&agentid={app.AgentId}&redirect_uri={back}&state={wanted}&lang=zh");
    }

    public async ValueTask<string?> WhoAsync(string code, CancellationToken cancellationToken)
    {
        if (code.Length is 0 or > LongestCode)
        {
            return null;
        }

        var answer = await client.GetSignedInUserAsync(code, cancellationToken);

        if (!answer.IsOk)
        {
            Log.NotTold(logger, answer.Code);
        }

        return answer.IsOk && answer.Value is { Length: > 0 } userId ? userId : null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "WeCom did not say who signs in (code {Code}).")]
        public static partial void NotTold(ILogger logger, int code);
    }
}
