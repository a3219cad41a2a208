using BotService.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BotService.Jobs;

/// <summary><c>/dev/clock</c>, for the demo and for tests from outside; not there unless the clock is controllable.</summary>
internal static class ClockEndpoints
{
    public static void MapClock(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/dev/clock", Read);
        endpoints.MapPut("/dev/clock", MoveAsync);
    }

    private static Ok<ClockReading> Read(LocalClock clock) => TypedResults.Ok(new ClockReading(clock.Stamp()));

    private static async Task<Results<Ok<ClockReading>, BadRequest<ClockProblem>>> MoveAsync(ClockReading wanted, ClockMover mover, LocalClock clock, CancellationToken cancellationToken) =>
        await mover.MoveToAsync(wanted.Now, cancellationToken)
            ? TypedResults.Ok(new ClockReading(clock.Stamp()))
            : TypedResults.BadRequest(new ClockProblem($"the clock stands at {clock.Stamp():O}; it only moves forward"));

    internal sealed record ClockReading(DateTimeOffset Now);

    internal sealed record ClockProblem(string Error);
}
