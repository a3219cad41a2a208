namespace BotService.Hosting;

internal static class PlainAddress
{
    /// <summary>Whoever is on the way reads what goes there; on this machine nobody is.</summary>
    public static bool IsOpen(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "ws", IsLoopback: false };

    /// <summary>Warns of those that are open. They are asked for when the service starts, since until then nobody has looked whether they can be addresses.</summary>
    public static IServiceCollection AddPlainAddressWarning(this IServiceCollection services, Func<IServiceProvider, IEnumerable<ConfiguredAddress>> addresses) =>
        services.AddSingleton<IHostedService>(s => new PlainAddressWarning(() => addresses(s), s.GetRequiredService<ILogger<PlainAddressWarning>>()));
}
