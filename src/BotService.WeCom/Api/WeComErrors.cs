using System.Text.RegularExpressions;

namespace BotService.WeCom.Api;

/// <summary>Codes that callers decide by; negative ones below -1 are this library's own. All others: <see cref="Explain"/>.</summary>
public static partial class WeComErrors
{
    /// <summary>Accepted.</summary>
    public const int Ok = 0;

    /// <summary>WeCom is busy; try again, at most three times.</summary>
    public const int SystemBusy = -1;

    /// <summary>The request never got there (refused connection, unknown host, no token): surely not processed.</summary>
    public const int Unreachable = -1001;

    /// <summary>Sent, but no usable answer came back (timeout, reset, HTTP 5xx, garbage): it may have been accepted.</summary>
    public const int Unanswered = -1002;

    /// <summary>The request breaks a documented limit, which the message names; nothing was sent.</summary>
    public const int LimitBroken = -1003;

    /// <summary>Wrong secret, or the app was stopped.</summary>
    public const int BadSecret = 40001;

    /// <summary>No such member.</summary>
    public const int InvalidUser = 40003;

    /// <summary>Wrong CorpID.</summary>
    public const int BadCorpId = 40013;

    /// <summary>The access token is not known.</summary>
    public const int TokenInvalid = 40014;

    /// <summary>The secret of another corporation.</summary>
    public const int ForeignSecret = 40091;

    /// <summary>The access token is too old.</summary>
    public const int TokenExpired = 42001;

    /// <summary>Called too often; wait for the window to end.</summary>
    public const int TooOften = 45009;

    /// <summary>The app has no menu.</summary>
    public const int NoMenu = 46003;

    /// <summary>WeCom withdrew the app's rights because it was hardly used.</summary>
    public const int AppUnused = 48006;

    /// <summary>The app is disabled.</summary>
    public const int AppDisabled = 50003;

    /// <summary>The caller's address is not in 企业可信IP; <see cref="RefusedAddress"/> tells which.</summary>
    public const int AddressNotTrusted = 60020;

    /// <summary>No recipient is in the app's visible range; nothing was delivered.</summary>
    public const int AllRecipientsInvalid = 81013;

    /// <summary>What a code means and what to do about it (document 90313); an unknown code is for a person to look at.</summary>
    public static ErrorMeaning Explain(int code) =>
        Meanings.TryGetValue(code, out var meaning) ? meaning : new ErrorMeaning("not a documented code", Reaction.FixConfiguration);

    /// <summary>The address in the errmsg of <see cref="AddressNotTrusted"/> ("from ip: 203.0.113.7"), or null.</summary>
    public static string? RefusedAddress(string message) => FromIp().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Whether the call should be repeated once with a new token.</summary>
    internal static bool IsTokenRefusal(int code) => code is TokenInvalid or TokenExpired or BadSecret;

    [GeneratedRegex(@"from ip:\s*([0-9A-Fa-f.:]*[0-9A-Fa-f])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FromIp();
}
