namespace BotService.Simulator.Api;

/// <summary>gettoken (document 91039).</summary>
internal sealed class TokenCall(WeComSimulator simulator) : IApiCall
{
    public string Path => "gettoken";

    public string Method => "GET";

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Query["corpid"] != simulator.Options.CorpId)
        {
            return ApiAnswer.Fail(40013, "invalid corpid");
        }

        if (request.Query["corpsecret"] != simulator.Options.Secret)
        {
            return ApiAnswer.Fail(40001, "invalid credential");
        }

        var (token, seconds) = simulator.Tokens.Issue();
        return ApiAnswer.Ok(new() { ["access_token"] = token, ["expires_in"] = seconds });
    }
}
