using System.Net;
using BotService.Console.Access;
using Microsoft.Extensions.Primitives;

namespace BotService.Host;

/// <summary>The demo's pages and switches are for whoever sits at this machine: not for the network, a proxy on this machine, or a page that a foreign name leads here.</summary>
internal static class LocalOnly
{
    /// <summary>What the world may reach in Production too.</summary>
    private static readonly PathString[] Open = ["/wecom", "/health"];

    /// <summary>Whoever passes a request on says so in one of these.</summary>
    private static readonly string[] Forwarding = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-For", "X-Real-IP"];

    public static void UseLocalOnly(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (Open.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)) || IsConsole(context) || IsFromHere(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <summary>The console has guards of its own and is meant to be reached from elsewhere.</summary>
    private static bool IsConsole(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } metadata && (metadata.GetMetadata<ConsoleRole>() is not null || metadata.GetMetadata<AnonymousPage>() is not null);

    private static bool IsFromHere(HttpContext context) => context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]" && IsUnforwarded(context);

    /// <summary>A program on this machine asks for itself; a proxy here speaks for the network.</summary>
    public static bool IsUnforwarded(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer) && !Forwarding.Any(name => !StringValues.IsNullOrEmpty(context.Request.Headers[name]));
}
