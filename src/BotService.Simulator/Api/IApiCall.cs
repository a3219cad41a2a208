namespace BotService.Simulator.Api;

/// <summary>One call of WeCom's API.</summary>
internal interface IApiCall
{
    /// <summary>Without <c>/cgi-bin/</c>.</summary>
    string Path { get; }

    string Method { get; }

    ApiAnswer Answer(ApiRequest request);
}
