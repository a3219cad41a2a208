using System.Text.Json.Nodes;

namespace BotService.Simulator.AiBot;

/// <summary>Reads fields of frames that others made: what is not there, or not a text, is empty.</summary>
internal static class JsonText
{
    public static string Of(JsonNode? node, string name) =>
        node is JsonObject known && known[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : string.Empty;

    public static bool IsTrue(JsonNode? node, string name) =>
        node is JsonObject known && known[name] is JsonValue value && value.TryGetValue<bool>(out var isTrue) && isTrue;

    /// <summary>Null for what is no whole number.</summary>
    public static long? NumberOf(JsonNode? node, string name) =>
        node is JsonObject known && known[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;
}
