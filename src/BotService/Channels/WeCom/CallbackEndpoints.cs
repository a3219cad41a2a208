using BotService.WeCom.Callbacks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BotService.Channels.WeCom;

/// <summary>Where WeCom calls: checks who it is, hands the message to the pipeline, seals the answer. The caller learns no detail of a refusal.</summary>
internal static partial class CallbackEndpoints
{
    public const string Path = "/wecom/callback";

    private const int MostBytes = 1024 * 1024;

    public static void MapWeComCallback(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, Verify);
        endpoints.MapPost(Path, ReceiveAsync);
    }

    private static Results<ContentHttpResult, StatusCodeHttpResult> Verify(HttpRequest request, CallbackCodec codec, ILogger<CallbackCodec> logger)
    {
        // A proxy that decodes the query turns the + of Base64 into a space.
        var echo = request.Query["echostr"].ToString().Replace(' ', '+');
        var verdict = codec.TryOpen(SignatureOf(request), echo, out var opened);

        if (verdict is CallbackVerdict.Accepted)
        {
            return TypedResults.Text(opened.Message, "text/plain");
        }

        Log.Refused(logger, verdict.ToString());
        return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> ReceiveAsync(
        HttpRequest request, CallbackCodec codec, CallbackReceiver receiver, ILogger<CallbackCodec> logger, CancellationToken cancellationToken)
    {
        var (body, tooLarge) = await ReadAsync(request, cancellationToken);

        if (tooLarge)
        {
            Log.Refused(logger, "TooLarge");
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var signature = SignatureOf(request);
        var opened = default(OpenedCallback);
        var verdict = CallbackEnvelope.TryRead(body, out var envelope) ? codec.TryOpen(signature, envelope.Encrypted, out opened) : CallbackVerdict.Undecipherable;

        if (verdict is not CallbackVerdict.Accepted || !InboundMessage.TryRead(opened.Message, out var message))
        {
            Log.Refused(logger, verdict is CallbackVerdict.Accepted ? "Unreadable" : verdict.ToString());
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        return await receiver.ReceiveAsync(message) is { } reply
            ? TypedResults.Text(codec.Seal(reply, signature.Timestamp, signature.Nonce, opened).ToXml(), "text/xml")
            : TypedResults.StatusCode(StatusCodes.Status200OK);
    }

    private static CallbackSignature SignatureOf(HttpRequest request) =>
        new(request.Query["msg_signature"].ToString(), request.Query["timestamp"].ToString(), request.Query["nonce"].ToString());

    private static async Task<(ReadOnlyMemory<byte> Body, bool TooLarge)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MostBytes)
        {
            return (default, true);
        }

        using var buffer = new MemoryStream((int)(request.ContentLength ?? 1024));
        var chunk = new byte[4096];

        for (int read; (read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if (buffer.Length + read > MostBytes)
            {
                return (default, true);
            }

            buffer.Write(chunk, 0, read);
        }

        return (buffer.GetBuffer().AsMemory(0, (int)buffer.Length), false);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A callback was refused: {Verdict}.")]
        public static partial void Refused(ILogger logger, string verdict);
    }
}
