using BotService.Inbox;
using BotService.WeCom.Callbacks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BotService.Channels.WeCom;

/// <summary>Where WeCom calls: checks who it is, hands the message to the pipeline, seals the answer. The caller learns no detail of a refusal.</summary>
internal static class CallbackEndpoints
{
    private const string Path = "/wecom/callback";

    public static void MapWeComCallback(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, Verify);
        endpoints.MapPost(Path, ReceiveAsync);
    }

    private static Results<ContentHttpResult, StatusCodeHttpResult> Verify(HttpContext context, CallbackCodec codec, RefusalLog refusals)
    {
        // A proxy that decodes the query turns the + of Base64 into a space.
        var echo = context.Request.Query["echostr"].ToString().Replace(' ', '+');
        var signature = SignatureOf(context.Request);
        var text = string.Empty;
        var verdict = signature.IsPlausible ? codec.TryOpenEcho(signature, echo, out text) : CallbackVerdict.BadSignature;

        return verdict is CallbackVerdict.Accepted ? TypedResults.Text(text, "text/plain") : Refuse(context, refusals, verdict.ToString(), StatusCodes.Status403Forbidden);
    }

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult, EmptyHttpResult>> ReceiveAsync(
        HttpContext context, CallbackCodec codec, CallbackBodies bodies, CallbackReceiver receiver, RefusalLog refusals)
    {
        var signature = SignatureOf(context.Request);
        var (body, trouble) = await bodies.ReadAsync(context.Request, keep: signature.IsPlausible, context.RequestAborted);

        if (trouble is BodyTrouble.TooSlow)
        {
            // The server would wait for the rest of the body, and call it an error that our reading was broken off.
            refusals.Add(trouble.ToString(), context.Connection.RemoteIpAddress);
            context.Response.StatusCode = StatusCodes.Status408RequestTimeout;
            await context.Response.CompleteAsync();
            context.Abort();
            return TypedResults.Empty;
        }

        if (trouble is not BodyTrouble.None)
        {
            return Refuse(context, refusals, trouble.ToString(), trouble is BodyTrouble.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }

        var opened = default(OpenedCallback);
        var verdict = !signature.IsPlausible ? CallbackVerdict.BadSignature
            : CallbackEnvelope.TryRead(body, out var envelope) ? codec.TryOpen(signature, envelope.Encrypted, out opened)
            : CallbackVerdict.Undecipherable;

        if (verdict is not CallbackVerdict.Accepted || !InboundMessage.TryRead(opened.Message, out var message))
        {
            return Refuse(context, refusals, verdict is CallbackVerdict.Accepted ? "Unreadable" : verdict.ToString(), StatusCodes.Status403Forbidden);
        }

        return await receiver.ReceiveAsync(message, context.Connection.RemoteIpAddress) is { } reply
            ? TypedResults.Text(codec.Seal(reply, signature.Timestamp, signature.Nonce, opened).ToXml(), "text/xml")
            : TypedResults.StatusCode(StatusCodes.Status200OK);
    }

    private static StatusCodeHttpResult Refuse(HttpContext context, RefusalLog refusals, string reason, int status)
    {
        refusals.Add(reason, context.Connection.RemoteIpAddress);
        return TypedResults.StatusCode(status);
    }

    private static CallbackSignature SignatureOf(HttpRequest request) =>
        new(request.Query["msg_signature"].ToString(), request.Query["timestamp"].ToString(), request.Query["nonce"].ToString());
}
