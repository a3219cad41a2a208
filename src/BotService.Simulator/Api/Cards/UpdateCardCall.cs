using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Simulator.State;

namespace BotService.Simulator.Api.Cards;

/// <summary>message/update_template_card: one code, one change, within 72 h (document 94888).</summary>
internal sealed class UpdateCardCall(WeComSimulator simulator) : IApiCall
{
    private static readonly HashSet<string> Names =
        ["userids", "partyids", "tagids", "atall", "agentid", "response_code", "button", "template_card", "enable_id_trans"];

    public string Path => "message/update_template_card";

    public string Method => "POST";

    public ApiAnswer Answer(ApiRequest request)
    {
        if (!request.TryReadObject(out var body))
        {
            return ApiAnswer.Refuse(40058, "no JSON object");
        }

        if (Check(body) is { } breach)
        {
            return ApiAnswer.Refuse(breach);
        }

        if (simulator.Codes.Find(body.Text("response_code")!) is not { } grant)
        {
            return ApiAnswer.Fail(60140, "response_code invalid, used or expired");
        }

        if (body.Has("button") && !CardKinds.IsInteractive(grant.Send.Content.Text("card_type")))
        {
            return ApiAnswer.Refuse(40035, "only interactive cards have buttons to grey");
        }

        var owners = grant.UserId is { } presser ? [presser] : grant.Send.Users;
        var asked = body.Number("atall") == 1 ? owners : Texts(body, "userids");
        var users = owners.Where(owner => asked.Contains(owner, StringComparer.OrdinalIgnoreCase)).ToList();
        var lost = asked.Where(user => !users.Contains(user, StringComparer.OrdinalIgnoreCase)).ToList();

        if (users.Count == 0)
        {
            return ApiAnswer.Fail(82102, "nobody of these got the card");
        }

        if (!grant.TryUse())
        {
            return ApiAnswer.Fail(60140, "response_code used");
        }

        Apply(body, grant.Send, users);
        return ApiAnswer.Ok(new() { ["invaliduser"] = new JsonArray([.. lost.Select(user => JsonValue.Create(user))]) });
    }

    private void Apply(JsonElement body, AcceptedSend send, List<string> users)
    {
        foreach (var user in users)
        {
            if (body.Object("template_card") is { } card)
            {
                simulator.Cards.Replace(send.Number, user, JsonObject.Create(card)!, simulator.Sequence.Next());
            }
            else
            {
                simulator.Cards.Grey(send.Number, user, body.Object("button")!.Value.Text("replace_name")!, simulator.Sequence.Next());
            }
        }
    }

    private BrokenRule? Check(JsonElement body)
    {
        if (body.UnknownName(Names) is { } unknown)
        {
            return new(40035, $"no such field: {unknown}");
        }

        if (body.Number("agentid") != simulator.Options.AgentId)
        {
            return new(301002, "agentid must be the app's number, written as a JSON number");
        }

        if (string.IsNullOrEmpty(body.Text("response_code")))
        {
            return new(40063, "response_code missing");
        }

        if (body.Number("atall") != 1 && Texts(body, "userids") is not { Count: > 0 and <= 1_000 })
        {
            return new(82101, "userids is an array of 1 to 1000 strings, or atall is 1");
        }

        if (body.Has("button") == body.Has("template_card"))
        {
            return new(40035, "either button or template_card");
        }

        if (body.Has("button"))
        {
            return string.IsNullOrEmpty(body.Object("button")?.Text("replace_name")) ? new(42038, "button.replace_name missing") : null;
        }

        return body.Object("template_card") is { } card
            ? CardRules.Check(card, updating: true, simulator.FindMedia)
            : new(40063, "template_card is no object");
    }

    private static IReadOnlyList<string> Texts(JsonElement body, string name) =>
        body.Field(name) is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
            : [];
}
