using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BotService.WeCom.Api;

/// <summary>JSON as WeCom wants it: snake case, nulls left out, and no \u escape, which error 40033 forbids.</summary>
internal static class WeComJson
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    internal static WireContext Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    internal static string Write<T>(T value, JsonTypeInfo<T> type) => WithoutEscapes(JsonSerializer.Serialize(value, type));

    /// <summary>
    /// The relaxed encoder still escapes emoji, the ideographic space and more; here they become themselves again, and control characters a
    /// blank. A backslash that people typed before "u4e2d" becomes a full-width one: after escaping it would look like an escape.
    /// </summary>
    private static string WithoutEscapes(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal))
        {
            return json;
        }

        var text = new StringBuilder(json.Length);

        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
            }
            else if (json[i + 1] == 'u')
            {
                AppendCharacter(text, (char)int.Parse(json.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 5;
            }
            else if (json[i + 1] == '\\' && LooksLikeEscape(json.AsSpan(i + 2)))
            {
                text.Append('＼');
                i++;
            }
            else
            {
                text.Append(json, i++, 2);
            }
        }

        return text.ToString();
    }

    private static bool LooksLikeEscape(ReadOnlySpan<char> rest) =>
        rest.Length > 4 && rest[0] == 'u' && !rest[1..5].ContainsAnyExcept(HexDigits);

    private static void AppendCharacter(StringBuilder text, char character)
    {
        if (character is '"' or '\\')
        {
            text.Append('\\');
        }

        text.Append(character < ' ' ? ' ' : character);
    }
}

[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(SendBody))]
[JsonSerializable(typeof(UploadBody))]
[JsonSerializable(typeof(MenuBody))]
[JsonSerializable(typeof(AgentBody))]
[JsonSerializable(typeof(DepartmentsBody))]
[JsonSerializable(typeof(MembersBody))]
[JsonSerializable(typeof(TagBody))]
[JsonSerializable(typeof(UserBody))]
[JsonSerializable(typeof(AddressesBody))]
[JsonSerializable(typeof(AnswerBody))]
[JsonSerializable(typeof(SendWire))]
[JsonSerializable(typeof(MenuWire))]
internal sealed partial class WireContext : JsonSerializerContext;
