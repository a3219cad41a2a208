using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace BotService.Host;

/// <summary>What the server bears from people it does not know: how many connections, how slow, how much it takes in ahead of the reading.</summary>
internal static class ServerLimits
{
    public const int Connections = 1_000;

    /// <summary>The end of it all the same: those that made room take a moment to be gone.</summary>
    private const int ConnectionsAtMost = 2 * Connections;

    /// <summary>Beyond it the sender waits; the usual megabyte for each connection is memory that anybody can take.</summary>
    private const int AheadOfReading = 64 * 1024;

    private static readonly MinDataRate Slowest = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(3));

    public static void Apply(KestrelServerOptions kestrel, OldestConnections connections)
    {
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => connections.ServeAsync(connection, next)));
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = ConnectionsAtMost;
        kestrel.Limits.MaxConcurrentUpgradedConnections = Connections;
        kestrel.Limits.MaxRequestBufferSize = AheadOfReading;
        kestrel.Limits.MinRequestBodyDataRate = Slowest;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }
}
