using System.Text.Json.Nodes;
using BotService.Simulator.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BotService.Simulator.Page;

/// <summary>What the person on the page reads and does in the chat.</summary>
internal static class ChatEndpoints
{
    public const int LongestInput = 4_000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var chat = endpoints.MapGroup("/simulator/chat/{userId}").ExcludeFromDescription();
        chat.MapGet("", Read);
        chat.MapPost("/text", SendTextAsync);
        chat.MapPost("/press", PressAsync);
        chat.MapPost("/menu", ClickMenuAsync);
        chat.MapPost("/enter", EnterAsync);
        endpoints.MapGet("/simulator/files/{mediaId}", Download).ExcludeFromDescription();
    }

    private static JsonHttpResult<ChatView> Read(
        HttpContext context, string userId, long? seen, WeComSimulator simulator, ChatHistory history, TimeProvider time)
    {
        // Read before the lines: a line that comes in between is fetched again rather than missed.
        var version = simulator.Sequence.Last;
        var now = SurroundingEndpoints.LocalNow(context.RequestServices, time);
        var lines = seen == version ? null : history.Read(userId).Select(line => line with { At = line.At.ToOffset(now.Offset) }).ToList();
        var menu = simulator.Menu is { } json ? JsonNode.Parse(json) : null;

        return PageJson.Of(context, new ChatView(version, lines, now, !simulator.InvalidUsers.Contains(userId), menu, FaultSwitches.States(simulator)));
    }

    private static async Task<IResult> SendTextAsync(
        HttpContext context, string userId, TextInput input, SimulatedPhone phone, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(input.Text) || input.Text.Length > LongestInput)
        {
            return TypedResults.BadRequest();
        }

        return Outcome(context, await phone.SendTextAsync(userId, input.Text, cancellationToken));
    }

    private static async Task<IResult> PressAsync(
        HttpContext context, string userId, PressInput input, WeComSimulator simulator, SimulatedPhone phone, CancellationToken cancellationToken)
    {
        var card = simulator.DeliveredTo(userId).LastOrDefault(send => send.Number == input.Line && send.MessageType == "template_card");

        if (card is null)
        {
            return TypedResults.NotFound();
        }

        var reply = input.Menu
            ? await phone.PressCardMenuAsync(userId, card, input.Key, cancellationToken)
            : await phone.PressAsync(userId, card, input.Key, cancellationToken);

        return Outcome(context, reply);
    }

    private static async Task<IResult> ClickMenuAsync(
        HttpContext context, string userId, KeyInput input, SimulatedPhone phone, CancellationToken cancellationToken) =>
        Outcome(context, await phone.ClickMenuAsync(userId, input.Key, cancellationToken));

    private static async Task<IResult> EnterAsync(HttpContext context, string userId, SimulatedPhone phone, CancellationToken cancellationToken) =>
        Outcome(context, await phone.EnterAsync(userId, cancellationToken));

    private static IResult Download(HttpContext context, string mediaId, WeComSimulator simulator)
    {
        PageEndpoints.Protect(context.Response);

        return simulator.FindMedia(mediaId) is { } file
            ? TypedResults.File(file.Content.ToArray(), "application/octet-stream", file.FileName)
            : TypedResults.NotFound();
    }

    private static JsonHttpResult<DeliveryOutcome> Outcome(HttpContext context, PhoneReply reply) =>
        PageJson.Of(context, new DeliveryOutcome(reply.Trouble, reply.Attempts));

    internal sealed record TextInput(string Text);

    internal sealed record KeyInput(string Key);

    // Line is the card's line in the chat; Menu tells a choice of the card's own menu from a button.
    internal sealed record PressInput(long Line, string Key, bool Menu = false);

    internal sealed record DeliveryOutcome(PhoneTrouble Trouble, int Attempts);
}
