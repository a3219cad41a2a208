namespace BotService.Simulator.Api.Media;

/// <summary>media/get: the bytes, or an errcode with HTTP status 200.</summary>
internal sealed class DownloadCall(WeComSimulator simulator) : IApiCall
{
    public string Path => "media/get";

    public string Method => "GET";

    public ApiAnswer Answer(ApiRequest request) =>
        simulator.FindMedia(request.Query["media_id"]) is { } upload
            ? new ApiAnswer(0, "ok", File: upload)
            : ApiAnswer.Fail(40007, "invalid media_id");
}
