using BotService.Commands;
using BotService.Console.Access;

namespace BotService.Console.Areas;

/// <summary>How an endpoint says that it belongs to the console, and for whom.</summary>
internal static class ConsoleRoutes
{
    public static RouteHandlerBuilder For(this RouteHandlerBuilder endpoint, Audience audience) => endpoint.WithMetadata(new ConsoleRole(audience)).DisableAntiforgery();

    /// <summary>Open to whoever is not signed in.</summary>
    public static RouteHandlerBuilder AsDoor(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new ConsoleDoor()).DisableAntiforgery();
}
