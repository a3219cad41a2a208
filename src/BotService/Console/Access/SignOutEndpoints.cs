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
        await store.RunAsync(
            async (_, db, stop) =>
            {
                db.NoteAdmin(visit.Caller, "sign-out", time.GetUtcNow());
                return await db.EndSessionAsync(visit.Session, stop);
            },
            cancellationToken);
        return Gone(context, address);
    }

    private static async Task<IResult> LeaveAllAsync(ConsoleVisit visit, HttpContext context, StoreWriter store, ConsoleAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        await store.RunAsync(
            async (_, db, stop) =>
            {
                db.NoteAdmin(visit.Caller, "sign-out", time.GetUtcNow(), "everywhere");
                return await db.EndSessionsAsync(visit.UserKey, time.GetUtcNow(), stop);
            },
            cancellationToken);
        return Gone(context, address);
    }

    private static IResult Gone(HttpContext context, ConsoleAddress address)
    {
        ConsoleCookie.Drop(context.Response, address);
        return SignInEndpoints.SeeOther("/in");
    }
}
