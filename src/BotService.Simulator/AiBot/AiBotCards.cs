using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotService.Simulator.State;

namespace BotService.Simulator.AiBot;

/// <summary>What each kind of card must have (document 101032); lengths that are only advised are not judged.</summary>
internal static partial class AiBotCards
{
    private const int MostButtons = 6;
    private const int MostKeyBytes = 1024;

    /// <summary>Null for a sound card.</summary>
    public static BrokenRule? Judge(JsonNode? node)
    {
        if (node is not JsonObject card)
        {
            return new(AiBotCodes.BadForm, "template_card is no object");
        }

        if (card["task_id"] is not null && !TaskId().IsMatch(JsonText.Of(card, "task_id")))
        {
            return new(AiBotCodes.BadForm, "task_id is 1 to 128 of [0-9A-Za-z_@-]");
        }

        return JsonText.Of(card, "card_type") switch
        {
            "text_notice" => CheckTarget(card) ?? (Has(card, "sub_title_text") ? null : CheckTitle(card)),
            "news_notice" => CheckTarget(card) ?? CheckTitle(card) ?? CheckPicture(card),
            "button_interaction" => CheckTitle(card) ?? CheckTask(card) ?? CheckButtons(card["button_list"] as JsonArray),
            "vote_interaction" => CheckTitle(card) ?? CheckTask(card) ?? CheckBox(card) ?? CheckSubmit(card),
            "multiple_interaction" => CheckTitle(card) ?? CheckTask(card) ?? CheckLists(card) ?? CheckSubmit(card),
            var kind => new(AiBotCodes.BadForm, $"card_type '{kind}'"),
        };
    }

    private static BrokenRule? CheckTarget(JsonObject card)
    {
        var leadsSomewhere = JsonText.NumberOf(card["card_action"], "type") switch
        {
            1 => Has(card["card_action"], "url"),
            2 => Has(card["card_action"], "appid"),
            _ => false,
        };

        return leadsSomewhere ? null : new(AiBotCodes.BadForm, "card_action is type 1 with a url or type 2 with an appid");
    }

    private static BrokenRule? CheckTitle(JsonObject card) => Has(card["main_title"], "title") ? null : new(AiBotCodes.BadForm, "a card without a title");

    private static BrokenRule? CheckTask(JsonObject card) => Has(card, "task_id") ? null : new(AiBotCodes.BadForm, "task_id missing");

    private static BrokenRule? CheckPicture(JsonObject card) =>
        (card["card_image"] ?? card["image_text_area"]) is JsonObject ? null : new(AiBotCodes.BadForm, "news_notice has card_image or image_text_area");

    private static BrokenRule? CheckButtons(JsonArray? buttons)
    {
        if (buttons is not { Count: >= 1 and <= MostButtons })
        {
            return new(AiBotCodes.BadButtons, "button_list has 1 to 6 buttons");
        }

        if (!buttons.All(button => Has(button, "text") && Encoding.UTF8.GetByteCount(JsonText.Of(button, "key")) is >= 1 and <= MostKeyBytes))
        {
            return new(AiBotCodes.BadButtons, "a button has a text and a key of 1 to 1024 bytes");
        }

        return buttons.DistinctBy(button => JsonText.Of(button, "key")).Count() == buttons.Count ? null : new(AiBotCodes.BadButtons, "two buttons with one key");
    }

    private static BrokenRule? CheckBox(JsonObject card) => card["checkbox"] is JsonObject ? null : new(AiBotCodes.BadForm, "vote_interaction without a checkbox");

    private static BrokenRule? CheckLists(JsonObject card) =>
        card["select_list"] is JsonArray { Count: >= 1 and <= 3 } ? null : new(AiBotCodes.BadForm, "select_list has 1 to 3 selections");

    private static BrokenRule? CheckSubmit(JsonObject card) =>
        Has(card["submit_button"], "text") && Has(card["submit_button"], "key") ? null : new(AiBotCodes.BadForm, "submit_button has a text and a key");

    private static bool Has(JsonNode? node, string name) => JsonText.Of(node, name).Length > 0;

    [GeneratedRegex("^[0-9A-Za-z_@-]{1,128}$")]
    private static partial Regex TaskId();
}
