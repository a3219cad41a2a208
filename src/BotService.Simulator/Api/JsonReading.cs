using System.Text;
using System.Text.Json;

namespace BotService.Simulator.Api;

/// <summary>Reads fields of a request the way its rules ask for them: absent and wrongly typed are different things.</summary>
internal static class JsonReading
{
    extension(JsonElement json)
    {
        public bool Has(string name) => json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out _);

        public JsonElement? Field(string name) =>
            json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var field) ? field : null;

        /// <summary>The text of a field; null when it is absent or no string.</summary>
        public string? Text(string name) =>
            json.Field(name) is { ValueKind: JsonValueKind.String } field ? field.GetString() : null;

        /// <summary>The whole number of a field; null when it is absent or written as a string.</summary>
        public int? Number(string name) =>
            json.Field(name) is { ValueKind: JsonValueKind.Number } field && field.TryGetInt32(out var number) ? number : null;

        /// <summary>The object of a field; null when it is absent or something else.</summary>
        public JsonElement? Object(string name) =>
            json.Field(name) is { ValueKind: JsonValueKind.Object } field ? field : null;

        /// <summary>The items of a list of objects; empty when it is absent, null when it is something else.</summary>
        public IReadOnlyList<JsonElement>? Objects(string name) =>
            json.Field(name) switch
            {
                null => [],
                { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Object) => [.. list.EnumerateArray()],
                _ => null,
            };

        public string? UnknownName(IReadOnlySet<string> known) =>
            json.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !known.Contains(name));
    }

    public static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    public static int Characters(string text) => text.EnumerateRunes().Count();

    public static bool IsWebAddress(string? text, int longest = 2048) =>
        Bytes(text) <= longest && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
