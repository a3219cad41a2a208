namespace BotService.Simulator.Api;

/// <summary>A call that needs no more than a function.</summary>
internal sealed class ShortCall(string method, string path, Func<ApiRequest, ApiAnswer> answer) : IApiCall
{
    public string Method => method;

    public string Path => path;

    public ApiAnswer Answer(ApiRequest request) => answer(request);
}
