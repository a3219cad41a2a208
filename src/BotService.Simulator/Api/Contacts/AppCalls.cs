using System.Text.Json.Nodes;

namespace BotService.Simulator.Api.Contacts;

/// <summary>agent/get and the two lists of WeCom's own addresses.</summary>
internal static class AppCalls
{
    public static IEnumerable<IApiCall> All(WeComSimulator simulator) =>
    [
        new ShortCall("GET", "agent/get", request => Describe(request, simulator)),
        new ShortCall("GET", "getcallbackip", _ => Addresses()),
        new ShortCall("GET", "get_api_domain_ip", _ => Addresses()),
    ];

    private static ApiAnswer Describe(ApiRequest request, WeComSimulator simulator)
    {
        if (request.Query["agentid"] != $"{simulator.Options.AgentId}")
        {
            return ApiAnswer.Refuse(301002, "agentid of another app");
        }

        var range = simulator.Directory.Range;

        return ApiAnswer.Ok(new()
        {
            ["agentid"] = simulator.Options.AgentId,
            ["name"] = simulator.Options.AppName,
            ["square_logo_url"] = "",
            ["description"] = "",
            ["allow_userinfos"] = new JsonObject { ["user"] = new JsonArray([.. range.Users.Select(user => new JsonObject { ["userid"] = user })]) },
            ["allow_partys"] = new JsonObject { ["partyid"] = ContactCalls.Numbers(range.Departments) },
            ["allow_tags"] = new JsonObject { ["tagid"] = ContactCalls.Numbers(range.Tags) },
            ["close"] = 0,
            ["redirect_domain"] = "",
            ["report_location_flag"] = 0,
            ["isreportenter"] = 1,
            ["home_url"] = "",
        });
    }

    private static ApiAnswer Addresses() => ApiAnswer.Ok(new() { ["ip_list"] = new JsonArray("127.0.0.1") });
}
