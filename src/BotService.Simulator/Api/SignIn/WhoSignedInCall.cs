using BotService.Simulator.State;

namespace BotService.Simulator.Api.SignIn;

/// <summary>auth/getuserinfo (document 91023): who signs in; for somebody from elsewhere only an openid, with errcode 0 too.</summary>
internal sealed class WhoSignedInCall(WeComSimulator simulator) : IApiCall
{
    private const int BadCode = 40029;

    public string Path => "auth/getuserinfo";

    public string Method => "GET";

    public ApiAnswer Answer(ApiRequest request)
    {
        string? code = request.Query["code"];

        if (JsonReading.Bytes(code) is 0 or > SignInCodes.MostBytes)
        {
            return ApiAnswer.Refuse(BadCode, "code missing or longer than 512 bytes");
        }

        return simulator.SignIns.Take(code!) switch
        {
            null => ApiAnswer.Fail(BadCode, "invalid code"),
            { UserId: { } userId } => ApiAnswer.Ok(new() { ["userid"] = userId }),
            _ => ApiAnswer.Ok(new() { ["openid"] = "oDemoSomebodyFromElsewhere" }),
        };
    }
}
