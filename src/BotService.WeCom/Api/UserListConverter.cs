using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotService.WeCom.Api;

/// <summary>Userids come as "a|b" when sending and as an array when updating; both are read, in lower case.</summary>
internal sealed class UserListConverter : JsonConverter<string[]>
{
    public override string[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var users = new List<string>();

        if (reader.TokenType is JsonTokenType.String)
        {
            Add(users, reader.GetString());
            return [.. users];
        }

        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.String)
        {
            Add(users, reader.GetString());
        }

        return reader.TokenType is JsonTokenType.EndArray ? [.. users] : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, string[] value, JsonSerializerOptions options) => writer.WriteStringValue(string.Join('|', value));

#pragma warning disable CA1308 // WeCom answers in lower case; userids are compared ignoring case.
    private static void Add(List<string> users, string? text) =>
        users.AddRange((text ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(user => user.ToLowerInvariant()));
#pragma warning restore CA1308
}
