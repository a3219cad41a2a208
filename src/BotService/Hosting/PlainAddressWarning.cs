namespace BotService.Hosting;

/// <summary>An address that an operator may have changed.</summary>
/// <param name="Key">The variable that holds it.</param>
/// <param name="Harm">What whoever is on the way does where it is not encrypted.</param>
/// <param name="Instead">The scheme that protects it.</param>
internal sealed record ConfiguredAddress(string Key, Uri Address, string Harm, string Instead);

/// <summary>An address without TLS gives secrets and messages to whoever is on the way: said at every start, by the variable and never by the address, which may be a secret.</summary>
internal sealed partial class PlainAddressWarning(Func<IEnumerable<ConfiguredAddress>> addresses, ILogger<PlainAddressWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var open in addresses().Where(one => PlainAddress.IsOpen(one.Address)))
        {
            Log.NotEncrypted(logger, open.Key, open.Address.Host, open.Harm, open.Instead);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Key} leads to {Host} without encryption: whoever is on the way {Harm}. Use {Instead}.")]
        public static partial void NotEncrypted(ILogger logger, string key, string host, string harm, string instead);
    }
}
