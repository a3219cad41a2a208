using System.Text;
using System.Text.Json.Nodes;

namespace BotService.Simulator.Api.Menus;

/// <summary>menu/create, menu/get and menu/delete.</summary>
internal static class MenuCalls
{
    public static IEnumerable<IApiCall> All(WeComSimulator simulator) =>
    [
        new ShortCall("POST", "menu/create", request => IsOwn(request, simulator) ?? Create(request, simulator)),
        new ShortCall("GET", "menu/get", request => IsOwn(request, simulator) ?? Read(simulator)),
        new ShortCall("GET", "menu/delete", request => IsOwn(request, simulator) ?? Delete(simulator)),
    ];

    private static ApiAnswer? IsOwn(ApiRequest request, WeComSimulator simulator) =>
        request.Query["agentid"] == $"{simulator.Options.AgentId}" ? null : ApiAnswer.Refuse(40056, "agentid in the query expected");

    private static ApiAnswer Create(ApiRequest request, WeComSimulator simulator)
    {
        if (!request.TryReadObject(out var body))
        {
            return ApiAnswer.Refuse(40058, "no JSON object");
        }

        if (MenuRules.Check(body) is { } breach)
        {
            return ApiAnswer.Refuse(breach);
        }

        simulator.Menu = Encoding.UTF8.GetString(request.Body.Span);
        simulator.MenusCreated++;
        simulator.Sequence.Next();
        return ApiAnswer.Ok();
    }

    private static ApiAnswer Read(WeComSimulator simulator) =>
        simulator.Menu is { } menu ? ApiAnswer.Ok(JsonNode.Parse(menu)!.AsObject()) : ApiAnswer.Fail(46003, "no menu");

    private static ApiAnswer Delete(WeComSimulator simulator)
    {
        simulator.Menu = null;
        simulator.Sequence.Next();
        return ApiAnswer.Ok();
    }
}
