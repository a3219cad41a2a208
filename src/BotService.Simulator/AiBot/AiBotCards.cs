using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BotService.Simulator.AiBot;

/// <summary>What each kind of card must have (document 101032); lengths that are only advised are not judged.</summary>
internal static partial class AiBotCards
{
    private const int MostButtons = 6;
    private const int MostKeyBytes = 1024;

    /// <summary>0, or the code of the refusal.</summary>
    public static int Judge(JsonNode? card)
    {
        if (card is not JsonObject || (card["task_id"] is not null && !TaskId().IsMatch(JsonText.Of(card, "task_id"))))
        {
            return AiBotCodes.BadForm;
        }

        return JsonText.Of(card, "card_type") switch
        {
            "text_notice" => Whether(LeadsSomewhere(card) && (HasTitle(card) || Has(card, "sub_title_text"))),
            "news_notice" => Whether(LeadsSomewhere(card) && HasTitle(card) && (card["card_image"] ?? card["image_text_area"]) is JsonObject),
            "button_interaction" => HasTitle(card) && Has(card, "task_id") ? Buttons(card["button_list"] as JsonArray) : AiBotCodes.BadForm,
            "vote_interaction" => Whether(HasTitle(card) && Has(card, "task_id") && card["checkbox"] is JsonObject && HasSubmit(card)),
            "multiple_interaction" => Whether(HasTitle(card) && Has(card, "task_id") && card["select_list"] is JsonArray { Count: >= 1 and <= 3 } && HasSubmit(card)),
            _ => AiBotCodes.BadForm,
        };
    }

    private static int Buttons(JsonArray? buttons)
    {
        var areSound = buttons is { Count: >= 1 and <= MostButtons }
            && buttons.All(button => Has(button, "text") && Encoding.UTF8.GetByteCount(JsonText.Of(button, "key")) is >= 1 and <= MostKeyBytes)
            && buttons.DistinctBy(button => JsonText.Of(button, "key")).Count() == buttons.Count;
        return areSound ? AiBotCodes.Ok : AiBotCodes.BadButtons;
    }

    private static bool LeadsSomewhere(JsonNode card) => JsonText.NumberOf(card["card_action"], "type") switch
    {
        1 => Has(card["card_action"], "url"),
        2 => Has(card["card_action"], "appid"),
        _ => false,
    };

    private static bool HasTitle(JsonNode card) => Has(card["main_title"], "title");

    private static bool HasSubmit(JsonNode card) => Has(card["submit_button"], "text") && Has(card["submit_button"], "key");

    private static bool Has(JsonNode? node, string name) => JsonText.Of(node, name).Length > 0;

    private static int Whether(bool isSound) => isSound ? AiBotCodes.Ok : AiBotCodes.BadForm;

    [GeneratedRegex("^[0-9A-Za-z_@-]{1,128}$")]
    private static partial Regex TaskId();
}
