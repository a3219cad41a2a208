using BotService.Cli;

namespace BotService.Host;

/// <summary>Where this service listens, seen from its own machine. The web server reads the variable itself; a verb, which has none, finds it here.</summary>
internal static class ListenAddress
{
    private const string Variable = "ASPNETCORE_URLS";

    private static readonly string[] Everywhere = ["://+", "://*", "://0.0.0.0", "://[::]"];

    /// <summary>For the service's own calls: one without TLS where there is one, for a certificate for the name outside proves nothing here.</summary>
    public static Uri Of(IConfiguration configuration)
    {
        var all = All(configuration);
        return all.FirstOrDefault(address => address.Scheme == Uri.UriSchemeHttp) ?? all[0];
    }

    /// <summary>For people, as long as nothing says how else they reach it.</summary>
    public static Uri First(IConfiguration configuration) => All(configuration)[0];

    /// <exception cref="StartRefusedException">One of them is no address.</exception>
    public static IReadOnlyList<Uri> All(IConfiguration configuration)
    {
        var given = ((string?[])[configuration["urls"], configuration[Variable]]).FirstOrDefault(urls => !string.IsNullOrWhiteSpace(urls)) ?? BotServiceBuilder.DefaultUrl;
        var all = given.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read).ToList();
        return all.Count > 0 ? all : [new Uri(BotServiceBuilder.DefaultUrl)];
    }

    private static Uri Read(string url) =>
        Uri.TryCreate(Everywhere.Aggregate(url, (text, any) => text.Replace(any, "://127.0.0.1", StringComparison.Ordinal)), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new StartRefusedException($"监听地址 {url} 看不懂：{Variable} 要写成 http://127.0.0.1:5080 的样子，几个之间用分号隔开。");
}
