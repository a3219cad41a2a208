using System.Reflection;
using BotService.Commands;
using BotService.Console.Access;
using Microsoft.AspNetCore.Mvc;

namespace BotService.Console.Areas;

/// <summary>How an endpoint says that it belongs to the console, and for whom.</summary>
internal static class ConsoleRoutes
{
    /// <summary>Forms hold a few words; only an import takes more, and says so behind this.</summary>
    private const int MostBytes = 256 * 1024;

    public static RouteHandlerBuilder For(this RouteHandlerBuilder endpoint, Audience audience) =>
        endpoint.WithMetadata(new ConsoleRole(audience), new RequestSizeLimitAttribute(MostBytes)).DisableAntiforgery();

    /// <summary>For whoever may use the command that the endpoint runs.</summary>
    public static RouteHandlerBuilder For<TCommand>(this RouteHandlerBuilder endpoint)
        where TCommand : IChatCommand => endpoint.For(typeof(TCommand).GetCustomAttribute<ChatCommandAttribute>()!.Audience);

    /// <summary>Open to whoever is not signed in.</summary>
    public static RouteHandlerBuilder ForAnybody(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new AnonymousPage()).DisableAntiforgery();
}
