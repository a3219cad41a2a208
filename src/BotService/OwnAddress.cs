namespace BotService;

/// <summary>Where this service can be reached from its own machine: the first address on which it listens.</summary>
internal static class OwnAddress
{
    public static Uri Of(IConfiguration configuration)
    {
        var first = (configuration["urls"] is { Length: > 0 } urls ? urls : BotServiceBuilder.DefaultUrl).Split(';')[0];
        return new Uri(first.Replace("://+", "://127.0.0.1", StringComparison.Ordinal).Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal));
    }
}
