using BotService.Features.SignIn;

namespace BotService.Console.Access;

/// <summary>The session's cookie: out of reach of scripts, and with the prefix that browsers only take over https.</summary>
internal static class ConsoleCookie
{
    private const string Protected = "__Host-bot";

    private const string Plain = "bot";

    public static string? Read(HttpRequest request, ConsoleAddress address) => request.Cookies[NameFor(address)];

    public static void Write(HttpResponse response, ConsoleAddress address, string value) =>
        response.Cookies.Append(NameFor(address), value, Options(address, ConsoleSessions.Lifetime));

    public static void Drop(HttpResponse response, ConsoleAddress address) => response.Cookies.Append(NameFor(address), string.Empty, Options(address, TimeSpan.Zero));

    private static string NameFor(ConsoleAddress address) => address.IsSecure ? Protected : Plain;

    private static CookieOptions Options(ConsoleAddress address, TimeSpan age) =>
        new() { HttpOnly = true, Secure = address.IsSecure, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age, IsEssential = true };
}
