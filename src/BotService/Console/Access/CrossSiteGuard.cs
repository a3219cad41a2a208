using BotService.Features.SignIn;

namespace BotService.Console.Access;

/// <summary>Whether a request that changes something comes from a page of ours. Browsers say so themselves; what says nothing is refused.</summary>
internal static class CrossSiteGuard
{
    public static bool IsSafe(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    public static bool IsOurs(HttpRequest request, ConsoleAddress address)
    {
        // Browsers leave it out on plain http; then the origin, which they always send with a form, decides.
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
        {
            return site.Count == 1 && site[0] == "same-origin";
        }

        return request.Headers.Origin is [{ } origin] && string.Equals(origin, address.Origin, StringComparison.OrdinalIgnoreCase);
    }
}
