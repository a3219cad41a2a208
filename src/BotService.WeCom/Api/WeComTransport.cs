using System.Text.Json.Serialization.Metadata;

namespace BotService.WeCom.Api;

/// <summary>Calls with a token in the query, and once more with a new token when WeCom refuses the first.</summary>
internal sealed class WeComTransport(IAccessTokenSource tokens)
{
    /// <param name="http">Whose base address is the API host.</param>
    /// <param name="path">Path and query without the token, such as "cgi-bin/user/get?userid=a".</param>
    /// <param name="content">Makes the body of a POST, anew for each try; null for a GET.</param>
    /// <param name="type">How to read the answer.</param>
    /// <param name="cancellationToken">Ends the call with an exception.</param>
    internal async ValueTask<T> CallAsync<T>(
        HttpClient http, string path, Func<HttpContent>? content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : AnswerBody, new()
    {
        var token = await tokens.GetAsync(cancellationToken);

        if (!token.IsOk)
        {
            return NotCalled<T>(token);
        }

        var answer = await CallOnceAsync(http, path, token.Token, content, type, cancellationToken);

        if (!WeComErrors.IsTokenRefusal(answer.Code))
        {
            return answer;
        }

        token = await tokens.RenewAsync(token.Token, cancellationToken);
        return token.IsOk ? await CallOnceAsync(http, path, token.Token, content, type, cancellationToken) : NotCalled<T>(token);
    }

    private static async ValueTask<T> CallOnceAsync<T>(
        HttpClient http, string path, string token, Func<HttpContent>? content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : AnswerBody, new()
    {
        var query = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}access_token={Uri.EscapeDataString(token)}";
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, query) { Content = content?.Invoke() };
        return await ApiExchange.SendAsync(http, request, type, cancellationToken);
    }

    /// <summary>Whatever became of fetching the token, the call itself surely was not made.</summary>
    private static T NotCalled<T>(TokenAnswer token)
        where T : AnswerBody, new() =>
        ApiExchange.Trouble<T>(token.Code == WeComErrors.Unanswered ? WeComErrors.Unreachable : token.Code, token.Message);
}
