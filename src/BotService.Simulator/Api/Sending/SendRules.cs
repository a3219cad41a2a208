using System.Text.Json;
using BotService.Simulator.State;

namespace BotService.Simulator.Api.Sending;

/// <summary>The rules of message/send around the content: who sends, to whom, with which switches (document 90236).</summary>
internal static class SendRules
{
    public const int MostUsers = 1_000;

    private static readonly HashSet<string> Types = ["text", "image", "voice", "video", "file", "textcard", "news", "markdown", "template_card"];

    private static readonly HashSet<string> Names =
        ["touser", "toparty", "totag", "msgtype", "agentid", "safe", "enable_id_trans", "enable_duplicate_check", "duplicate_check_interval", .. Types];

    private static readonly HashSet<string> NeverSafe = ["voice", "textcard", "news", "markdown", "template_card"];

    public static BrokenRule? Check(JsonElement body, int agentId, Func<string?, AcceptedUpload?> findMedia)
    {
        if (body.Number("agentid") != agentId)
        {
            return new(301002, "agentid must be the app's number, written as a JSON number");
        }

        return CheckRecipients(body) ?? CheckType(body) ?? CheckNames(body) ?? CheckSwitches(body) ?? ContentRules.Check(body, findMedia);
    }

    private static BrokenRule? CheckRecipients(JsonElement body)
    {
        foreach (var name in (string[])["touser", "toparty", "totag"])
        {
            if (body.Has(name) && body.Text(name) is null)
            {
                return new(40035, $"{name} must be a string");
            }
        }

        var users = Recipients.Split(body.Text("touser"));
        var parties = Recipients.Split(body.Text("toparty"));
        var tags = Recipients.Split(body.Text("totag"));

        return (users.Length, parties.Length, tags.Length) switch
        {
            (0, 0, 0) => new(81012, "no recipient"),
            ( > MostUsers, _, _) => new(40032, $"{users.Length} users in one call"),
            (_, > 100, _) => new(82002, "more than 100 departments"),
            (_, _, > 100) => new(82003, "more than 100 tags"),
            _ when users.Distinct(StringComparer.OrdinalIgnoreCase).Count() != users.Length => new(40031, "a userid twice"),
            _ when users.Length > 1 && users.Contains(Recipients.Everybody) => new(40031, "@all stands alone"),
            _ => null,
        };
    }

    private static BrokenRule? CheckType(JsonElement body)
    {
        var type = body.Text("msgtype");

        if (type is null || !Types.Contains(type))
        {
            return new(40008, $"msgtype {type}");
        }

        if (body.Object(type) is null)
        {
            return new(40063, $"no {type} object");
        }

        return Types.FirstOrDefault(other => other != type && body.Has(other)) is { } second
            ? new(40035, $"{second} beside msgtype {type}")
            : null;
    }

    private static BrokenRule? CheckNames(JsonElement body) =>
        body.UnknownName(Names) is { } unknown ? new(40035, $"no such field: {unknown}") : null;

    private static BrokenRule? CheckSwitches(JsonElement body)
    {
        foreach (var name in (string[])["safe", "enable_id_trans", "enable_duplicate_check"])
        {
            if (body.Has(name) && body.Number(name) is not (0 or 1))
            {
                return new(40035, $"{name} must be 0 or 1");
            }
        }

        if (body.Has("duplicate_check_interval") && body.Number("duplicate_check_interval") is not (>= 1 and <= 14_400))
        {
            return new(40035, "duplicate_check_interval must be 1 to 14400 seconds");
        }

        var type = body.Text("msgtype")!;

        if (body.Number("safe") == 1 && NeverSafe.Contains(type))
        {
            return new(type == "news" ? 40074 : 40035, $"{type} cannot be confidential");
        }

        return body.Number("enable_id_trans") == 1 && type == "markdown" ? new(40035, "no id translation in markdown") : null;
    }
}
