using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Simulator.Api.Cards;
using BotService.Simulator.State;

namespace BotService.Simulator.Api.Sending;

/// <summary>message/send: judged, weeded of duplicates, cut to what members would see, recorded.</summary>
internal sealed class SendCall(WeComSimulator simulator, TimeProvider time) : IApiCall
{
    private const int UsualInterval = 1_800;

    private readonly RecentMap<string, string> _tasks = new(20_000, StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public string Path => "message/send";

    public string Method => "POST";

    public ApiAnswer Answer(ApiRequest request)
    {
        if (!request.TryReadObject(out var body))
        {
            return ApiAnswer.Refuse(40058, "no JSON object");
        }

        if (SendRules.Check(body, simulator.Options.AgentId, simulator.FindMedia) is { } breach)
        {
            return ApiAnswer.Refuse(breach);
        }

        var recipients = Recipients.Of(body, simulator);

        if (recipients.Users.Count == 0 && recipients.InvalidUsers.Count + recipients.InvalidParties.Count + recipients.InvalidTags.Count > 0)
        {
            return ApiAnswer.Fail(81013, "all recipients invalid", Fields(recipients));
        }

        // One at a time: two identical requests at once must not both be the first.
        lock (_gate)
        {
            return Accept(body, request.Body, recipients);
        }
    }

    private ApiAnswer Accept(JsonElement body, ReadOnlyMemory<byte> raw, Recipients recipients)
    {
        var checking = body.Number("enable_duplicate_check") == 1;
        var interval = TimeSpan.FromSeconds(body.Number("duplicate_check_interval") ?? UsualInterval);

        if (checking && simulator.Duplicates.FindEarlier(raw.Span, interval) is { } earlier)
        {
            simulator.Record(Describe(body, raw, recipients, earlier.ResponseCode) with { Duplicate = true, MessageId = earlier.MessageId });
            return ApiAnswer.Ok(Fields(recipients, earlier));
        }

        if (TakeTaskId(body, raw) is { } breach)
        {
            return ApiAnswer.Refuse(breach);
        }

        var allowed = recipients.Users.ToLookup(simulator.Rate.TryTake);
        var code = CardRules.CanBeUpdated(body) ? ResponseCodes.NewCode() : null;
        var send = Describe(body, raw, recipients, code) with { Users = [.. allowed[true]], Dropped = [.. allowed[false]] };

        if (code is not null)
        {
            simulator.Codes.Issue(code, send, userId: null);
        }

        simulator.Duplicates.Remember(send);
        simulator.Record(send);
        return ApiAnswer.Ok(Fields(recipients, send));
    }

    // The same task_id again is only right when the very same request is repeated (document 90236: unique per app).
    private BrokenRule? TakeTaskId(JsonElement body, ReadOnlyMemory<byte> raw)
    {
        if (body.Object("template_card")?.Text("task_id") is not { } task)
        {
            return null;
        }

        var fingerprint = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(raw.Span));
        return _tasks.GetOrAdd(task, () => fingerprint) == fingerprint ? null : new(42014, $"task_id {task} was used by another message");
    }

    private AcceptedSend Describe(JsonElement body, ReadOnlyMemory<byte> raw, Recipients recipients, string? code)
    {
        var number = simulator.Sequence.Next();

        return new()
        {
            Number = number,
            At = time.GetUtcNow(),
            MessageType = body.Text("msgtype")!,
            Users = recipients.Users,
            Dropped = [],
            Duplicate = false,
            MessageId = "msg_" + number.ToString(CultureInfo.InvariantCulture),
            ResponseCode = code,
            Raw = raw,
        };
    }

    private static JsonObject Fields(Recipients recipients, AcceptedSend? send = null)
    {
        var fields = new JsonObject
        {
            ["invaliduser"] = string.Join('|', recipients.InvalidUsers),
            ["invalidparty"] = string.Join('|', recipients.InvalidParties),
            ["invalidtag"] = string.Join('|', recipients.InvalidTags),
            ["unlicenseduser"] = "",
        };

        if (send is not null)
        {
            fields["msgid"] = send.MessageId;
        }

        if (send?.ResponseCode is { } code)
        {
            fields["response_code"] = code;
        }

        return fields;
    }
}
