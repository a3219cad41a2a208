using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Simulator.State;

namespace BotService.Simulator.Api;

/// <summary>What WeCom answers: an errcode, a message, and fields or a file.</summary>
// Broken: Whether a documented rule was broken, which is recorded; bad luck (an unknown person, a used code) is not.
internal sealed record ApiAnswer(int Code, string Message, JsonObject? Fields = null, bool Broken = false, AcceptedUpload? File = null)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ApiAnswer Ok(JsonObject? fields = null) => new(0, "ok", fields);

    public static ApiAnswer Fail(int code, string message, JsonObject? fields = null) => new(code, message, fields);

    public static ApiAnswer Refuse(BrokenRule breach) => new(breach.Code, breach.Reason, Broken: true);

    public static ApiAnswer Refuse(int code, string reason) => Refuse(new BrokenRule(code, reason));

    public byte[] ToJson()
    {
        var json = new JsonObject { ["errcode"] = Code, ["errmsg"] = Message };

        foreach (var (name, value) in Fields ?? [])
        {
            json[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToUtf8Bytes(json, Plain);
    }
}
