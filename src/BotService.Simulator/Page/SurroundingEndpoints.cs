using BotService.Simulator.AiBot;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Simulator.Page;

/// <summary>What stands around the chat: the people, the clock, WeCom's misbehaviour.</summary>
internal static class SurroundingEndpoints
{
    // Without the host's clock the page reads like a phone in China.
    private static readonly TimeSpan UsualOffset = TimeSpan.FromHours(8);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var stage = endpoints.MapGroup("/simulator").ExcludeFromDescription();
        stage.MapGet("/people", PeopleAsync);
        stage.MapPut("/people/{userId}/reachable", SetReachable);
        stage.MapGet("/clock", ClockAsync);
        stage.MapPost("/clock", MoveClockAsync);
        stage.MapPut("/faults/{name}", TurnFault);
        stage.MapDelete("/faults", ClearFaults);
        stage.MapPost("/tokens/expire", ExpireTokens);
    }

    public static DateTimeOffset LocalNow(IServiceProvider services, TimeProvider time) =>
        services.GetService<ISimulatedClock>()?.Now ?? time.GetUtcNow().ToOffset(UsualOffset);

    /// <summary>Everybody whom somebody before the page can be.</summary>
    public static async Task<IReadOnlyList<SimulatedPerson>> EverybodyAsync(IServiceProvider services, WeComSimulator simulator, CancellationToken cancellationToken) =>
        services.GetService<ISimulatedOrganisation>() is { } organisation
            ? await organisation.ListAsync(cancellationToken)
            : [.. simulator.Directory.Users.Values.Select(user => InContacts(user, simulator.Directory))];

    private static async Task<JsonHttpResult<StageView>> PeopleAsync(HttpContext context, WeComSimulator simulator, CancellationToken cancellationToken)
    {
        var people = await EverybodyAsync(context.RequestServices, simulator, cancellationToken);
        var hasClock = context.RequestServices.GetService<ISimulatedClock>() is not null;
        return PageJson.Of(context, new StageView(simulator.Options.AppName, hasClock, context.RequestServices.GetService<AiBotSimulator>() is not null, people));
    }

    private static NoContent SetReachable(string userId, SwitchInput input, WeComSimulator simulator)
    {
        if (input.On)
        {
            simulator.InvalidUsers.Remove(userId);
        }
        else
        {
            simulator.InvalidUsers.Add(userId);
        }

        return TypedResults.NoContent();
    }

    private static async Task<IResult> ClockAsync(HttpContext context, CancellationToken cancellationToken) =>
        context.RequestServices.GetService<ISimulatedClock>() is { } clock
            ? PageJson.Of(context, new ClockView(clock.Now, await clock.NextReminderAsync(cancellationToken)))
            : TypedResults.NotFound();

    private static async Task<IResult> MoveClockAsync(HttpContext context, ClockInput input, CancellationToken cancellationToken)
    {
        if (context.RequestServices.GetService<ISimulatedClock>() is not { } clock)
        {
            return TypedResults.NotFound();
        }

        if (input.Minutes is <= 0)
        {
            return TypedResults.BadRequest();
        }

        var target = input.Minutes is { } minutes ? clock.Now.AddMinutes(minutes) : await clock.NextReminderAsync(cancellationToken);

        if (target is not { } instant)
        {
            return TypedResults.Conflict();
        }

        // The leap is finished even when the page is closed meanwhile: half of it would leave reminders behind.
        await clock.MoveToAsync(instant, CancellationToken.None);
        return await ClockAsync(context, cancellationToken);
    }

    private static Results<NoContent, NotFound> TurnFault(string name, SwitchInput input, WeComSimulator simulator) =>
        FaultSwitches.TryTurn(simulator, name, input.On) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static NoContent ClearFaults(WeComSimulator simulator)
    {
        simulator.Faults.Clear();
        simulator.InvalidUsers.Clear();
        return TypedResults.NoContent();
    }

    private static NoContent ExpireTokens(WeComSimulator simulator)
    {
        simulator.ExpireTokens();
        return TypedResults.NoContent();
    }

    private static SimulatedPerson InContacts(SimulatedUser user, SimulatedDirectory contacts)
    {
        var group = user.Departments is [var first, ..] && contacts.Departments.TryGetValue(first, out var department) ? department.Name : "通讯录";
        return new SimulatedPerson(user.UserId, user.Name, group, SimulatedRole.Member, IsAdmin: false);
    }

    internal sealed record StageView(string App, bool HasClock, bool HasBot, IReadOnlyList<SimulatedPerson> People);

    internal sealed record ClockView(DateTimeOffset Now, DateTimeOffset? Next);

    // Minutes forward; null is "to the next reminder".
    internal sealed record ClockInput(int? Minutes);

    internal sealed record SwitchInput(bool On);
}
