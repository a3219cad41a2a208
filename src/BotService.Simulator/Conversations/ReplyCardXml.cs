using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BotService.Simulator.Conversations;

/// <summary>Reads the PascalCase card of a passive reply as the JSON card that everything else knows.</summary>
internal static partial class ReplyCardXml
{
    // A list is repeated siblings under the list's own name, so one item looks like no list at all.
    private static readonly HashSet<string> Lists =
        ["ActionList", "VerticalContentList", "HorizontalContentList", "JumpList", "OptionList", "ButtonList", "SelectList"];

    private static readonly HashSet<string> Numbers = ["Type", "Style", "DescColor", "Mode", "AspectRatio"];

    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["KeyName"] = "keyname",
        ["CheckBox"] = "checkbox",
        ["AppId"] = "appid",
        ["PagePath"] = "pagepath",
        ["UserId"] = "userid",
    };

    public static JsonObject Read(XElement card)
    {
        var json = new JsonObject();

        foreach (var same in card.Elements().GroupBy(element => element.Name.LocalName))
        {
            json[NameOf(same.Key)] = Lists.Contains(same.Key) ? new JsonArray([.. same.Select(Read)]) : ReadOne(same.First());
        }

        return json;
    }

    private static JsonNode ReadOne(XElement element)
    {
        if (element.HasElements)
        {
            return Read(element);
        }

        var name = element.Name.LocalName;

        if (name is "IsChecked" or "Disable")
        {
            return JsonValue.Create(element.Value is "true" or "1");
        }

        return Numbers.Contains(name) && decimal.TryParse(element.Value, out var number) ? JsonValue.Create(number) : JsonValue.Create(element.Value);
    }

#pragma warning disable CA1308 // WeCom's JSON names are lower case.
    private static string NameOf(string name) =>
        Irregular.TryGetValue(name, out var irregular) ? irregular : Humps().Replace(name, "_$0").ToLowerInvariant();
#pragma warning restore CA1308

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Humps();
}
