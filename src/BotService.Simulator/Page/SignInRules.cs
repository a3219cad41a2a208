using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace BotService.Simulator.Page;

/// <summary>What the address of a sign-in has to say (documents 91022 and 98171), and where it may lead back to.</summary>
internal static partial class SignInRules
{
    private const string Silent = "snsapi_base";

    /// <summary>Null, or the code and the reason of the refusal.</summary>
    public static (int Code, string Reason)? InClient(IQueryCollection query, SimulatorOptions known, Uri? trusted)
    {
        var scope = query["scope"].ToString();

        if (query["response_type"] != "code" || scope is not (Silent or "snsapi_privateinfo"))
        {
            return (40035, "response_type must be code, scope snsapi_base or snsapi_privateinfo");
        }

        if (!StateForm().IsMatch(query["state"].ToString()))
        {
            return (84025, "state must be at most 128 letters and digits");
        }

        return Anywhere(query, known, trusted, needsAgent: scope != Silent);
    }

    /// <inheritdoc cref="InClient"/>
    public static (int Code, string Reason)? InBrowser(IQueryCollection query, SimulatorOptions known, Uri? trusted) =>
        query["login_type"] == "CorpApp" ? Anywhere(query, known, trusted, needsAgent: true) : (40035, "login_type must be CorpApp");

    /// <summary>Where the browser goes back to: at the trusted address and nowhere else.</summary>
    public static Uri? TargetOf(string? redirect, Uri? trusted) =>
        trusted is not null && Uri.TryCreate(redirect, UriKind.Absolute, out var target) && target.UserInfo.Length == 0
        && Uri.Compare(target, trusted, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? target
            : null;

    private static (int Code, string Reason)? Anywhere(IQueryCollection query, SimulatorOptions known, Uri? trusted, bool needsAgent)
    {
        if (query["appid"] != known.CorpId)
        {
            return (40013, "appid of another corporation");
        }

        if ((needsAgent || query.ContainsKey("agentid")) && query["agentid"] != known.AgentId.ToString(CultureInfo.InvariantCulture))
        {
            return (40056, "agentid missing or of another app");
        }

        return TargetOf(query["redirect_uri"], trusted) is null ? (50001, "redirect_uri is not at the trusted address") : null;
    }

    [GeneratedRegex(@"^[0-9A-Za-z]{0,128}\z")]
    private static partial Regex StateForm();
}
