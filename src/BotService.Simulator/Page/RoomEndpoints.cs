using System.Net.WebSockets;
using BotService.Simulator.AiBot;
using BotService.Simulator.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Simulator.Page;

/// <summary>The bot's rooms on the page: a person's own chat with it, and the group. What is said there goes over the bot's socket.</summary>
internal static class RoomEndpoints
{
    private const string Group = "group";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(SimulatorEndpoints.BotPath, (HttpContext context, AiBotSimulator far) => far.ServeAsync(context)).ExcludeFromDescription();
        var rooms = endpoints.MapGroup("/simulator/rooms").ExcludeFromDescription();
        rooms.MapGet("/{room:regex(^(bot|group)$)}/{userId}", Read);
        rooms.MapPost("/{room:regex(^(bot|group)$)}/{userId}/text", SayAsync);
        rooms.MapPost("/bot/{userId}/press", PressAsync);
        rooms.MapPost("/bot/{userId}/enter", EnterAsync);
        rooms.MapGet("/files/{mediaId}", Download);

        // From now on it hears what the bot says.
        _ = endpoints.ServiceProvider.GetRequiredService<BotChats>();
    }

    private static JsonHttpResult<ChatView> Read(HttpContext context, string room, string userId, long? seen, WeComSimulator simulator, BotChats chats, TimeProvider time)
    {
        // Read before the lines: a line that comes in between is fetched again rather than missed.
        var version = simulator.Sequence.Last;
        var now = SurroundingEndpoints.LocalNow(context.RequestServices, time);
        var lines = seen == version ? null : chats.Read(room == Group ? BotChats.Group : userId, userId).Select(line => line with { At = line.At.ToOffset(now.Offset) }).ToList();
        return PageJson.Of(context, new ChatView(version, lines, now, !simulator.InvalidUsers.Contains(userId), Menu: null, FaultSwitches.States(simulator)));
    }

    private static async Task<IResult> SayAsync(string room, string userId, ChatEndpoints.TextInput input, BotChats chats)
    {
        if (string.IsNullOrWhiteSpace(input.Text) || input.Text.Length > ChatEndpoints.LongestInput)
        {
            return TypedResults.BadRequest();
        }

        return await OverTheSocketAsync(async () =>
        {
            await (room == Group ? chats.WriteInGroupAsync(userId, input.Text) : chats.WriteAsync(userId, input.Text));
            return true;
        });
    }

    private static Task<IResult> PressAsync(string userId, ChatEndpoints.PressInput input, BotChats chats) =>
        OverTheSocketAsync(() => chats.PressAsync(userId, input.Line, input.Key));

    private static Task<IResult> EnterAsync(string userId, BotChats chats) => OverTheSocketAsync(async () =>
    {
        await chats.EnterAsync(userId);
        return true;
    });

    /// <summary>503 while no bot is connected: the page says that it was not sent.</summary>
    private static async Task<IResult> OverTheSocketAsync(Func<Task<bool>> act)
    {
        try
        {
            return await act() ? TypedResults.NoContent() : TypedResults.NotFound();
        }
        catch (Exception exception) when (exception is InvalidOperationException or WebSocketException or IOException)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Download(HttpContext context, string mediaId, AiBotSimulator far)
    {
        PageEndpoints.Protect(context.Response);
        return far.Rules.FileOf(mediaId) is { } file ? TypedResults.File(file.Content, "application/octet-stream", file.Name) : TypedResults.NotFound();
    }
}
