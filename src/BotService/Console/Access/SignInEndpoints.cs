using BotService.Console.Areas;
using BotService.Console.Html;
using BotService.Features.SignIn;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Console.Access;

/// <summary>The sign-in that always works: a one-time link. Looking at it changes nothing, so that a preview cannot use it up; the button does.</summary>
internal sealed class SignInEndpoints : IConsoleArea
{
    private const string Method = "link";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet("/in", (ConsoleEntrance entrance) => entrance.Page(StatusCodes.Status200OK)).ForAnybody();
        console.MapGet("/in/{token}", ShowAsync).ForAnybody();
        console.MapPost("/in/{token}", EnterAsync).ForAnybody();
    }

    private static async Task<IResult> ShowAsync(
        string token, HttpContext context, BotDbContext db, ConsoleVisitors visitors, SignInLimit limit, SignInLog signIns, TimeProvider time, CancellationToken cancellationToken)
    {
        if (SecretToken.HashOf(token) is not { } hash
            || await db.LinkOwnerAsync(hash, time.GetUtcNow(), cancellationToken) is not { } owner
            || await visitors.FindAsync(owner, cancellationToken) is not { } caller)
        {
            return Over(context, limit, signIns);
        }

        var visit = new ConsoleVisit(caller, string.Empty);
        var who = caller.Member is { Group: { } group } ? $"{group.Name}，{visit.Part}" : visit.Part;
        return Pages.Show(new PageModel("进入控制台", [new Words($"这个链接是给 {visit.Name}（{who}）的。不是您本人，请关掉这一页。"), new Form($"/in/{token}", [], $"以 {visit.Name} 的身份进入")]));
    }

    private static async Task<IResult> EnterAsync(
        string token, HttpContext context, BotDbContext reading, StoreWriter store, ConsoleAddress address, SignInLimit limit, SignInLog signIns, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        // A guess costs one look and no place among those who write.
        if (SecretToken.HashOf(token) is not { } hash || await reading.LinkOwnerAsync(hash, now, cancellationToken) is null)
        {
            return Over(context, limit, signIns);
        }

        var cookie = await store.RunAsync<ConsoleVisitors, string?>(
            async (visitors, db, stop) =>
                await db.LinkOwnerAsync(hash, now, stop) is { } owner
                && await visitors.FindAsync(owner, stop) is { } caller
                && await db.TryTakeLinkAsync(hash, now, stop)
                    ? await db.EnterAsync(caller, Method, now, stop)
                    : null,
            cancellationToken);

        if (cookie is null)
        {
            return Over(context, limit, signIns);
        }

        signIns.Entered(Method, context);
        ConsoleCookie.Write(context.Response, address, cookie);
        return SeeOther("/");
    }

    public static IResult SeeOther(string path) => new Moved(path);

    /// <summary>Only what is no good is stopped by the limit: behind one address there may be everybody, and nobody guesses a token or a code.</summary>
    /// <param name="what">As <see cref="SignInLog.Refused"/> takes it.</param>
    /// <param name="page">What is shown below the limit.</param>
    public static IResult Refuse(HttpContext context, SignInLimit limit, SignInLog signIns, string what, Func<IResult> page)
    {
        if (limit.IsOver(context))
        {
            signIns.Refused("too many tries", context);
            return Pages.Show(new PageModel("试得太多", [new Words("从这个地址试了太多用不了的链接，请过一分钟再试。")]), StatusCodes.Status429TooManyRequests);
        }

        limit.NoteFailure(context);
        signIns.Refused(what, context);
        return page();
    }

    private static IResult Over(HttpContext context, SignInLimit limit, SignInLog signIns) => Refuse(
        context, limit, signIns, "a link that is no good",
        () => Pages.Show(new PageModel("这个链接用不了", [new Words($"它已经用过、过期，或者有了更新的一个。请再给{BotName.Words}发一次：控制台")]), StatusCodes.Status410Gone));

    /// <summary>303: the browser asks for the next page by GET.</summary>
    private sealed class Moved(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
