using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace BotService.Simulator.Api;

/// <summary>The entry of the API: planned faults, token, method and character rules, then the call itself.</summary>
internal sealed partial class ApiEndpoint(WeComSimulator simulator, IEnumerable<IApiCall> calls)
{
    private const string TokenCall = "gettoken";
    private const string UploadCall = "media/upload";

    private readonly FrozenDictionary<string, IApiCall> _calls = calls.ToFrozenDictionary(call => call.Path, StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext context, string path)
    {
        var request = await ReadAsync(context);
        var fault = simulator.Faults.Take(path);

        if (fault is { AfterAccept: false } && await FaultPlayer.TryPlayAsync(fault, context))
        {
            simulator.RecordCall(path, fault.Kind is FaultKind.ErrorCode ? fault.ErrorCode : null);
            return;
        }

        var answer = Answer(path, request);

        if (answer.Broken)
        {
            simulator.RecordViolation(path, answer.Code, answer.Message);
        }

        simulator.RecordCall(path, fault is { AfterAccept: true } ? null : answer.Code);

        if (fault is { AfterAccept: true } && await FaultPlayer.TryPlayAsync(fault, context))
        {
            return;
        }

        await WriteAsync(context, answer);
    }

    private ApiAnswer Answer(string path, ApiRequest request)
    {
        if (!_calls.TryGetValue(path, out var call))
        {
            return ApiAnswer.Refuse(40035, "no such call in this simulator");
        }

        if (call.Method != request.Method)
        {
            return ApiAnswer.Refuse(40058, $"{call.Method} expected, {request.Method} came");
        }

        if (path != TokenCall && JudgeToken(request) is { } refused)
        {
            return refused;
        }

        if (path != UploadCall && Escapes().IsMatch(Encoding.UTF8.GetString(request.Body.Span)))
        {
            return ApiAnswer.Refuse(40033, "\\u escape in the request");
        }

        return call.Answer(request);
    }

    private ApiAnswer? JudgeToken(ApiRequest request)
    {
        string? token = request.Query["access_token"];

        if (string.IsNullOrEmpty(token))
        {
            return ApiAnswer.Refuse(41001, "access_token missing");
        }

        return simulator.Tokens.Judge(token) switch
        {
            0 => null,
            42001 => ApiAnswer.Fail(42001, "access_token expired"),
            var code => ApiAnswer.Fail(code, "invalid access_token"),
        };
    }

    private static async Task<ApiRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = context.Request;
        return new ApiRequest(request.Method, request.Query, request.ContentType ?? "", body.ToArray());
    }

    private static async Task WriteAsync(HttpContext context, ApiAnswer answer)
    {
        if (answer.File is { } file)
        {
            context.Response.ContentType = "application/octet-stream";
            context.Response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(file.FileName)}";
            await context.Response.Body.WriteAsync(file.Content, context.RequestAborted);
            return;
        }

        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.Body.WriteAsync(answer.ToJson(), context.RequestAborted);
    }

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}")]
    private static partial Regex Escapes();
}
