namespace BotService;

/// <summary>Where this service can be reached from its own machine.</summary>
internal static class ListenAddress
{
    public static Uri Of(IConfiguration configuration)
    {
        var all = (configuration["urls"] is { Length: > 0 } urls ? urls : BotServiceBuilder.DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var plain = all.FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) ?? all[0];
        string[] everywhere = ["://+", "://*", "://0.0.0.0", "://[::]"];
        return new Uri(everywhere.Aggregate(plain, (url, any) => url.Replace(any, "://127.0.0.1", StringComparison.Ordinal)));
    }
}
