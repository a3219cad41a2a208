using System.Net;
using BotService.Console.Access;
using Microsoft.Extensions.Primitives;

namespace BotService.Host;

/// <summary>The demo's pages and switches are for whoever sits at this machine: not for the network, a proxy on this machine, or a page that a foreign name leads here.</summary>
internal static class LocalOnly
{
    /// <summary>Whoever passes a request on says so in one of these.</summary>
    private static readonly string[] Forwarding = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-For", "X-Real-IP"];

    public static void UseLocalOnly(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (IsOpen(context) || IsFromHere(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <summary>What is mapped on it may be reached by the world, in Production too.</summary>
    public static IEndpointRouteBuilder OpenToAll(this IEndpointRouteBuilder endpoints) => endpoints.MapGroup(string.Empty).WithMetadata(new OpenEndpoint());

    /// <summary>The console is too: it has guards of its own and is meant to be reached from elsewhere.</summary>
    private static bool IsOpen(HttpContext context) => context.GetEndpoint()?.Metadata is { } metadata
        && (metadata.GetMetadata<OpenEndpoint>() is not null || metadata.GetMetadata<ConsoleRole>() is not null || metadata.GetMetadata<AnonymousPage>() is not null);

    private static bool IsFromHere(HttpContext context) => context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]" && IsUnforwarded(context);

    /// <summary>A program on this machine asks for itself; a proxy here speaks for the network.</summary>
    public static bool IsUnforwarded(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer) && !Forwarding.Any(name => !StringValues.IsNullOrEmpty(context.Request.Headers[name]));

    /// <summary>Marks an endpoint that is for the world.</summary>
    private sealed record OpenEndpoint;
}
