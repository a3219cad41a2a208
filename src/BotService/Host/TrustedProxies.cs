using System.Net;
using BotService.Cli;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace BotService.Host;

/// <summary>Whose word about the sender's address is taken; section <c>Proxy</c>. Nobody's without it: anybody can write that header.</summary>
internal static class TrustedProxies
{

    public static void UseTrustedProxies(this WebApplication app)
    {
        if (app.Configuration.GetSection(ProxyOptions.Section).Get<ProxyOptions>()?.Trusted is not { Count: > 0 } trusted)
        {
            return;
        }

        // No limit of steps: it goes back as long as the one before is trusted too.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();

        foreach (var network in trusted.Select(Network))
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new StartRefusedException($"Proxy__Trusted 里的“{text}”不是地址，也不是 10.0.0.0/24 这样的网段。");
}

/// <summary>The reverse proxies whose word about the sender is taken.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>Addresses, or networks such as <c>10.0.0.0/24</c>.</summary>
    public IList<string> Trusted { get; } = [];
}
