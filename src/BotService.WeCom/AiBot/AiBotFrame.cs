using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotService.WeCom.AiBot;

/// <summary>One JSON frame of the long connection (document 101463): a request has a command, an acknowledgement an errcode and no command.</summary>
public sealed record AiBotFrame
{
    /// <summary>One of <see cref="AiBotCommands"/>; absent on an acknowledgement.</summary>
    public string? Cmd { get; init; }

    /// <summary>Carries the request's number.</summary>
    public AiBotHeaders? Headers { get; init; }

    /// <summary>0 is accepted; only on an acknowledgement.</summary>
    public int? Errcode { get; init; }

    /// <summary>For people; may hold addresses and hints and is never parsed.</summary>
    public string? Errmsg { get; init; }

    /// <summary>What the command is about; absent on a ping.</summary>
    public AiBotBody? Body { get; init; }

    /// <summary>The number by which an answer finds its request; empty when the frame has none.</summary>
    [JsonIgnore]
    public string ReqId => Headers?.ReqId ?? string.Empty;

    /// <summary>True of an answer to one of our own requests.</summary>
    [JsonIgnore]
    public bool IsAcknowledgement => Errcode is not null && Cmd is not (AiBotCommands.Message or AiBotCommands.Event);

    /// <summary>A request or a reply.</summary>
    public static AiBotFrame Of(string cmd, string reqId, AiBotBody? body) => new() { Cmd = cmd, Headers = new AiBotHeaders(reqId), Body = body };

    /// <summary>The JSON as it goes over the wire.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AiBotJson.Wire.AiBotFrame);

    /// <summary>Never what was said: records print themselves into logs.</summary>
    public override string ToString() => $"{Cmd ?? "ack"} {Errcode}";
}

/// <summary>The headers of a frame.</summary>
/// <param name="ReqId">Free text; a reply repeats the one of the callback it answers.</param>
public sealed record AiBotHeaders(string? ReqId);

/// <summary>JSON as the socket wants it: snake case, nulls left out, Chinese as itself.</summary>
[JsonSerializable(typeof(AiBotFrame))]
internal sealed partial class AiBotJson : JsonSerializerContext
{
    internal static AiBotJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
