using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;

namespace BotService.WeCom.Api;

/// <summary>One request and its answer; whatever goes wrong on the way becomes a code.</summary>
internal static class ApiExchange
{
    internal static async ValueTask<T> SendAsync<T>(
        HttpClient http, HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : AnswerBody, new()
    {
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);

            if (response.StatusCode is not HttpStatusCode.OK)
            {
                return Trouble<T>(
                    (int)response.StatusCode >= 500 ? WeComErrors.Unanswered : WeComErrors.Unreachable, $"HTTP {(int)response.StatusCode}");
            }

            var answer = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), type);

            return answer is null || (answer.Errcode is null && request.Method == HttpMethod.Post)
                ? Trouble<T>(WeComErrors.Unanswered, "the answer is not WeCom's")
                : answer;
        }
        catch (JsonException)
        {
            return Trouble<T>(WeComErrors.Unanswered, "the answer is not JSON");
        }
        catch (HttpRequestException exception)
        {
            return Trouble<T>(NeverArrived(exception.HttpRequestError) ? WeComErrors.Unreachable : WeComErrors.Unanswered, $"{exception.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Trouble<T>(WeComErrors.Unanswered, "timed out");
        }
        catch (ExecutionRejectedException)
        {
            return Trouble<T>(WeComErrors.Unanswered, "timed out");
        }
        catch (IOException)
        {
            return Trouble<T>(WeComErrors.Unanswered, "the connection broke");
        }
    }

    internal static T Trouble<T>(int code, string message)
        where T : AnswerBody, new() => new() { Errcode = code, Errmsg = message };

    private static bool NeverArrived(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError;
}
