namespace BotService.Hosting;

/// <summary>Registers the warning of a channel's addresses.</summary>
internal static class PlainAddressSetup
{
    /// <summary>Warns of those that are open. They are asked for when the service starts, since until then nobody has looked whether they can be addresses.</summary>
    public static IServiceCollection AddPlainAddressWarning(this IServiceCollection services, Func<IServiceProvider, IEnumerable<ConfiguredAddress>> addresses) =>
        services.AddSingleton<IHostedService>(s => new PlainAddressWarning(() => addresses(s), s.GetRequiredService<ILogger<PlainAddressWarning>>()));
}
