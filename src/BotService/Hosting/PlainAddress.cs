namespace BotService.Hosting;

internal static class PlainAddress
{
    /// <summary>Whoever is on the way reads what goes there; on this machine nobody is.</summary>
    public static bool IsOpen(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "ws", IsLoopback: false };
}
