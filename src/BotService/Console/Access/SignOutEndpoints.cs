using BotService.Commands;
using BotService.Console.Areas;
using BotService.Features.SignIn;
using BotService.Store;

namespace BotService.Console.Access;

/// <summary>The way out: of this browser, or of every one.</summary>
internal sealed class SignOutEndpoints : IConsoleArea
{
    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapPost("/out", LeaveAsync).For(Audience.Everyone);
        console.MapPost("/out/all", LeaveAllAsync).For(Audience.Everyone);
    }

    private static async Task<IResult> LeaveAsync(ConsoleVisit visit, HttpContext context, StoreWriter store, ConsoleAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        await store.RunAsync(async (_, db, stop) => await db.LeaveAsync(visit.Caller, visit.Session, time.GetUtcNow(), stop), cancellationToken);
        return Gone(context, address);
    }

    private static async Task<IResult> LeaveAllAsync(ConsoleVisit visit, HttpContext context, StoreWriter store, ConsoleAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        await store.RunAsync(async (_, db, stop) => await db.LeaveEverywhereAsync(visit.Caller, time.GetUtcNow(), stop), cancellationToken);
        return Gone(context, address);
    }

    private static IResult Gone(HttpContext context, ConsoleAddress address)
    {
        ConsoleCookie.Drop(context.Response, address);
        return SignInEndpoints.SeeOther("/in");
    }
}
