using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace BotService.WeCom.Api;

/// <summary>The calls of the WeCom API that a bot needs. Safe for use by many threads at once; expected trouble is an answer's code.</summary>
/// <param name="reads">For what may be repeated; its base address is the API host, with a slash at the end.</param>
/// <param name="sends">For what must not be repeated unasked: no retries, a timeout of a few seconds.</param>
/// <param name="credentials">The app.</param>
/// <param name="tokens">Where the access token comes from.</param>
public sealed partial class WeComClient(HttpClient reads, HttpClient sends, CorpCredentials credentials, IAccessTokenSource tokens)
{
    private readonly WeComTransport _transport = new(tokens);

    /// <summary>One client for all calls, for tests and tools.</summary>
    public WeComClient(HttpClient http, CorpCredentials credentials, IAccessTokenSource tokens)
        : this(http, http, credentials, tokens)
    {
    }

    /// <summary>Sends a message (document 90236). Limits are checked first: a broken one is answered with LimitBroken and nothing leaves.</summary>
    public ValueTask<SendAnswer> SendAsync(SendRequest request, CancellationToken cancellationToken) =>
        request.Check() is { } violation
            ? ValueTask.FromResult(new SendAnswer(WeComErrors.LimitBroken, violation.ToString()))
            : SendAsync(request.ToJson(), cancellationToken);

    /// <summary>Sends what <see cref="SendRequest.ToJson"/> made, byte for byte, without checking it again.</summary>
    public async ValueTask<SendAnswer> SendAsync(string json, CancellationToken cancellationToken)
    {
        var body = await PostAsync("cgi-bin/message/send", json, WeComJson.Wire.SendBody, cancellationToken);

        return new SendAnswer(body.Code, body.Message)
        {
            InvalidUsers = [.. (body.InvalidUser ?? []).Union(body.UnlicensedUser ?? [])],
            MessageId = body.MessageId ?? "",
            ResponseCode = body.ResponseCode ?? "",
        };
    }

    /// <summary>Uploads a file (document 90253); the media id is good for three days.</summary>
    /// <param name="content">Read to its end, not closed.</param>
    /// <param name="fileName">What members see; quotes, slashes and control characters are left out.</param>
    /// <param name="kind">Decides the largest size.</param>
    /// <param name="cancellationToken">Ends the call with an exception.</param>
    public async ValueTask<WeComAnswer<string>> UploadMediaAsync(
        Stream content, string fileName, MediaKind kind, CancellationToken cancellationToken)
    {
        var upload = await MediaUpload.ReadAsync(content, fileName, kind, cancellationToken);

        if (upload.Check() is { } violation)
        {
            return new WeComAnswer<string>(WeComErrors.LimitBroken, violation.ToString(), null);
        }

        var body = await _transport.CallAsync(
            sends, $"cgi-bin/media/upload?type={upload.TypeName}", upload.ToContent, WeComJson.Wire.UploadBody, cancellationToken);

        return body.Code == WeComErrors.Ok && string.IsNullOrEmpty(body.MediaId)
            ? new WeComAnswer<string>(WeComErrors.Unanswered, "no media_id in the answer", null)
            : Answer(body, answer => answer.MediaId!);
    }

    /// <summary>Replaces the app's menu (document 90231); limits are checked first.</summary>
    public async ValueTask<WeComAnswer> CreateMenuAsync(AppMenu menu, CancellationToken cancellationToken)
    {
        if (menu.Check() is { } violation)
        {
            return new WeComAnswer(WeComErrors.LimitBroken, violation.ToString());
        }

        var body = await PostAsync($"cgi-bin/menu/create?agentid={Agent}", menu.ToJson(), WeComJson.Wire.AnswerBody, cancellationToken);
        return new WeComAnswer(body.Code, body.Message);
    }

    private string Agent => credentials.AgentId.ToString(CultureInfo.InvariantCulture);

    private ValueTask<T> PostAsync<T>(string path, string json, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : AnswerBody, new() =>
        _transport.CallAsync(sends, path, () => new StringContent(json, Encoding.UTF8, MediaTypeNames.Application.Json), type, cancellationToken);

    private static WeComAnswer<TValue> Answer<TBody, TValue>(TBody body, Func<TBody, TValue> value)
        where TBody : AnswerBody
        where TValue : class =>
        new(body.Code, body.Message, body.Code == WeComErrors.Ok ? value(body) : null);
}
