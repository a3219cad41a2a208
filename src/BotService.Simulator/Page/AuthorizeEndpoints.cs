using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace BotService.Simulator.Page;

/// <summary>WeCom's two pages where people sign in (documents 91022, 98171): whoever is chosen goes back with a code and the state, and to the service alone.</summary>
internal static class AuthorizeEndpoints
{
    private const string ChoicePath = "/simulator/sign-in";

    /// <summary>No userid looks like it.</summary>
    private const string Outsider = "*";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(SimulatorEndpoints.AuthorizePath, AuthorizeAsync).ExcludeFromDescription();
        endpoints.MapGet(SimulatorEndpoints.LoginPath, LogInAsync).ExcludeFromDescription();
        endpoints.MapGet(ChoicePath, ChooseAsync).ExcludeFromDescription();
    }

    private static Task<IResult> AuthorizeAsync(HttpContext context, WeComSimulator simulator, CancellationToken cancellationToken) =>
        AskAsync(context, simulator, SignInRules.InClient(context.Request.Query, simulator.Options, TrustedBy(context, simulator)), cancellationToken);

    private static Task<IResult> LogInAsync(HttpContext context, WeComSimulator simulator, CancellationToken cancellationToken) =>
        AskAsync(context, simulator, SignInRules.InBrowser(context.Request.Query, simulator.Options, TrustedBy(context, simulator)), cancellationToken);

    private static async Task<IResult> AskAsync(HttpContext context, WeComSimulator simulator, (int Code, string Reason)? broken, CancellationToken cancellationToken)
    {
        if (broken is { } rule)
        {
            simulator.RecordViolation("sign-in", rule.Code, rule.Reason);
            return Html(context, SignInPage.Refuse(rule.Code, rule.Reason), StatusCodes.Status400BadRequest);
        }

        var (to, state) = (context.Request.Query["redirect_uri"].ToString(), context.Request.Query["state"].ToString());
        var people = await SurroundingEndpoints.EverybodyAsync(context.RequestServices, simulator, cancellationToken);
        return Html(context, SignInPage.Ask(simulator.Options.AppName, people, Outsider, who => Address(ChoicePath, ("to", to), ("state", state), ("who", who))), StatusCodes.Status200OK);
    }

    private static async Task<IResult> ChooseAsync(HttpContext context, string? to, string? state, string? who, WeComSimulator simulator, CancellationToken cancellationToken)
    {
        if (SignInRules.TargetOf(to, TrustedBy(context, simulator)) is not { } target)
        {
            return Html(context, SignInPage.Refuse(50001, "redirect_uri is not at the trusted address"), StatusCodes.Status400BadRequest);
        }

        if (who is null or Outsider)
        {
            return Back(context, target, who is null ? null : simulator.SignIns.Issue(null), state);
        }

        var people = await SurroundingEndpoints.EverybodyAsync(context.RequestServices, simulator, cancellationToken);
        return people.FirstOrDefault(person => person.UserId == who) is { } chosen
            ? Back(context, target, simulator.SignIns.Issue(chosen.UserId), state)
            : Html(context, SignInPage.Refuse(40003, "no such member"), StatusCodes.Status400BadRequest);
    }

    /// <summary>Without a code for whoever does not consent.</summary>
    private static IResult Back(HttpContext context, Uri target, string? code, string? state)
    {
        PageEndpoints.Protect(context.Response);
        return TypedResults.Redirect(Address(target.AbsoluteUri, ("code", code), ("state", string.IsNullOrEmpty(state) ? null : state)));
    }

    /// <summary>What is null is left out.</summary>
    private static string Address(string path, params (string Name, string? Value)[] query) => QueryHelpers.AddQueryString(path, query.ToDictionary(one => one.Name, one => one.Value));

    private static Uri? TrustedBy(HttpContext context, WeComSimulator simulator) =>
        (simulator.Options.SignInAddress ?? simulator.Options.CallbackAddress)?.Invoke(context.RequestServices);

    private static IResult Html(HttpContext context, string page, int status)
    {
        PageEndpoints.Protect(context.Response);
        return TypedResults.Content(page, "text/html; charset=utf-8", contentEncoding: null, status);
    }
}
