using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BotService.Console.Areas;
using BotService.Features.SignIn;
using BotService.Messaging;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Console.Access;

/// <summary>The second way in: the channel's own sign-in. Its answer counts only in the browser that asked for it.</summary>
internal sealed class ChannelSignInEndpoints : IConsoleArea
{
    /// <summary>Fixed by the operator's contract, and told to the channel's far side: it stays whatever the channel is called.</summary>
    public const string Path = "/in/wecom";

    private const string Back = Path + "/back";

    private const string StateCookie = "bot-state";

    /// <summary>Of the moment at the head of a state, in seconds.</summary>
    private const int MomentDigits = 8;

    private static readonly TimeSpan StateLifetime = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, Start).ForAnybody();
        console.MapGet(Back, ReturnAsync).ForAnybody();
    }

    private static IResult Start(HttpContext context, ConsoleAddress address, IOptions<ConsoleOptions> options, ConsoleEntrance entrance, IEnumerable<IWebSignIn> channels, TimeProvider time)
    {
        if (options.Value.Login is not ConsoleLogin.Channel || channels.FirstOrDefault() is not { } channel)
        {
            return entrance.WithoutChannel();
        }

        var state = NewState(time.GetUtcNow());
        context.Response.Cookies.Append(StateCookie, state, CookieFor(address, StateLifetime));
        return TypedResults.Redirect(channel.StartAt(context.Request.Headers.UserAgent.ToString(), new Uri(address.At(Back)), state).AbsoluteUri);
    }

    private static async Task<IResult> ReturnAsync(
        string? code, string? state, HttpContext context, ConsoleAddress address, IOptions<ConsoleOptions> options, ConsoleEntrance entrance, IEnumerable<IWebSignIn> channels,
        StoreWriter store, SignInLimit limit, SignInLog signIns, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var asked = context.Request.Cookies[StateCookie];
        context.Response.Cookies.Append(StateCookie, string.Empty, CookieFor(address, TimeSpan.Zero));

        if (options.Value.Login is not ConsoleLogin.Channel || channels.FirstOrDefault() is not { } channel || string.IsNullOrEmpty(code) || !IsSame(asked, state) || !IsFresh(asked, now))
        {
            return Refused(context, limit, signIns, entrance);
        }

        // Whoever asks for a code gets one that is known: only tries cost calls without end.
        if (limit.IsOverAsking(context))
        {
            return Refused(context, limit, signIns, entrance);
        }

        if (await channel.WhoAsync(code, cancellationToken) is not { } userId)
        {
            limit.NoteUnknownCode(context);
            return Refused(context, limit, signIns, entrance);
        }

        var key = UserKey.Of(userId);
        var cookie = await store.RunAsync<ConsoleVisitors, string?>(
            async (visitors, db, stop) => await visitors.FindAsync(key, stop) is { } caller ? await db.EnterAsync(caller, channel.Name, now, stop) : null,
            cancellationToken);

        if (cookie is null)
        {
            return Refused(context, limit, signIns, entrance);
        }

        signIns.Entered(channel.Name, context);
        ConsoleCookie.Write(context.Response, address, cookie);
        return SignInEndpoints.SeeOther("/");
    }

    /// <summary>When it was made, and what nobody can guess; a far side may take letters and digits alone.</summary>
    private static string NewState(DateTimeOffset now) => FormattableString.Invariant($"{now.ToUnixTimeSeconds():x8}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}");

    /// <summary>A browser may keep a cookie for longer than it was told, or count its minutes by another clock.</summary>
    private static bool IsFresh(string? state, DateTimeOffset now)
    {
        if (state is not { Length: > MomentDigits } || !uint.TryParse(state.AsSpan(0, MomentDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var made))
        {
            return false;
        }

        return Math.Abs(now.ToUnixTimeSeconds() - made) <= StateLifetime.TotalSeconds;
    }

    private static bool IsSame(string? asked, string? state) =>
        asked is { Length: > 0 } && state is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(asked), Encoding.UTF8.GetBytes(state));

    private static IResult Refused(HttpContext context, SignInLimit limit, SignInLog signIns, ConsoleEntrance entrance) => SignInEndpoints.Refuse(
        context, limit, signIns, "a sign-in by the channel", entrance.NotConfirmed);

    private static CookieOptions CookieFor(ConsoleAddress address, TimeSpan age) =>
        new() { HttpOnly = true, Secure = address.IsSecure, SameSite = SameSiteMode.Lax, Path = "/in", MaxAge = age, IsEssential = true };
}
