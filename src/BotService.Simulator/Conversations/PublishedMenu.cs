using System.Text.Json.Nodes;

namespace BotService.Simulator.Conversations;

/// <summary>Finds its way in the created menu.</summary>
internal static class PublishedMenu
{
    public static string? NameOf(string? menu, string key) =>
        Buttons(menu).FirstOrDefault(button => (string?)button["key"] == key) is { } found ? (string?)found["name"] : null;

    private static IEnumerable<JsonObject> Buttons(string? menu)
    {
        var first = menu is null ? [] : JsonNode.Parse(menu)?["button"]?.AsArray().OfType<JsonObject>() ?? [];
        return first.SelectMany(button => button["sub_button"] is JsonArray below ? below.OfType<JsonObject>() : [button]);
    }
}
