using System.Collections.Frozen;

namespace BotService.Simulator.Api.Cards;

/// <summary>Which blocks each kind of card may have.</summary>
internal static class CardKinds
{
    private static readonly string[] Always = ["card_type", "task_id", "source", "main_title"];
    private static readonly string[] Notice = [.. Always, "action_menu", "quote_area", "horizontal_content_list", "jump_list", "card_action"];

    public static readonly FrozenDictionary<string, FrozenSet<string>> Blocks = new Dictionary<string, FrozenSet<string>>
    {
        ["text_notice"] = Set([.. Notice, "emphasis_content", "sub_title_text"]),
        ["news_notice"] = Set([.. Notice, "image_text_area", "card_image", "vertical_content_list"]),
        ["button_interaction"] = Set([.. Notice, "sub_title_text", "button_selection", "button_list"]),
        ["vote_interaction"] = Set([.. Always, "checkbox", "submit_button"]),
        ["multiple_interaction"] = Set([.. Always, "select_list", "submit_button"]),
    }.ToFrozenDictionary();

    public static bool IsInteractive(string? kind) => kind is "button_interaction" or "vote_interaction" or "multiple_interaction";

    private static FrozenSet<string> Set(string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
