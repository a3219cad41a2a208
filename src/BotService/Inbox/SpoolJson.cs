using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotService.Messaging;

namespace BotService.Inbox;

/// <summary>A message as bytes in the spool.</summary>
[JsonSerializable(typeof(SpooledMessage), TypeInfoPropertyName = "Form")]
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
internal sealed partial class SpoolJson : JsonSerializerContext
{
    /// <summary>Chinese characters unescaped take half the space.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IncomingMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Readable);
        JsonSerializer.Serialize(writer, SpooledMessage.Of(message), Default.Form);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Null when it is no message that this release understands.</summary>
    public static IncomingMessage? Read(byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, Default.Form)?.ToMessage();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
