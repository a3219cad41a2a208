using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;

namespace BotService.WeCom.Api;

/// <summary>One request and its answer; whatever goes wrong on the way becomes a code.</summary>
internal static class ApiExchange
{
    /// <summary>Calls by the API's path and the code of its answer; never a query, which holds tokens and people.</summary>
    private static readonly Counter<long> Calls = new Meter("BotService.WeCom").CreateCounter<long>("botservice.wecom.calls", "{call}", "Calls of WeCom's API, by path and code.");

    internal static async ValueTask<T> SendAsync<T>(
        HttpClient http, HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : AnswerBody, new()
    {
        var answer = await AskAsync(http, request, type, cancellationToken);
        Calls.Add(1, new("botservice.api", PathOf(request.RequestUri)), new("botservice.code", answer.Code));
        return answer;
    }

    private static string PathOf(Uri? address) => address is null ? string.Empty : address.IsAbsoluteUri ? address.AbsolutePath : address.OriginalString.Split('?')[0];

    private static async ValueTask<T> AskAsync<T>(
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
