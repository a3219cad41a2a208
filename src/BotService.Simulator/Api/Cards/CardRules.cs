using System.Text.Json;
using System.Text.RegularExpressions;
using BotService.Simulator.State;
using static BotService.Simulator.Api.JsonReading;

namespace BotService.Simulator.Api.Cards;

/// <summary>The rules of template cards (document 90236); what the page only advises, such as title lengths, is not enforced.</summary>
internal static partial class CardRules
{
    private const int LongestKey = 1_024;

    public static bool CanBeUpdated(JsonElement send) =>
        send.Object("template_card") is { } card && (CardKinds.IsInteractive(card.Text("card_type")) || card.Has("action_menu"));

    public static BrokenRule? Check(JsonElement card, bool updating, Func<string?, AcceptedUpload?> findMedia)
    {
        if (card.Text("card_type") is not { } kind || !CardKinds.Blocks.TryGetValue(kind, out var blocks))
        {
            return new(42031, $"card_type {card.Text("card_type")}");
        }

        var stray = card.EnumerateObject().Select(property => property.Name)
            .FirstOrDefault(name => !blocks.Contains(name) && !(updating && name == "replace_text" && CardKinds.IsInteractive(kind)));

        if (stray is not null)
        {
            return new(40035, $"{stray} does not belong into {kind}");
        }

        return CheckTask(card, kind, updating)
            ?? CheckTitle(card, kind)
            ?? CheckSource(card)
            ?? CheckMenu(card)
            ?? CardListRules.Check(card, kind, findMedia)
            ?? CheckAction(card, kind)
            ?? CheckPicture(card, kind)
            ?? CardChoiceRules.Check(card, kind, updating);
    }

    public static BrokenRule? CheckKey(string? key, int code) =>
        Bytes(key) is 0 or > LongestKey ? new(code, "a key has 1 to 1024 bytes") : null;

    /// <summary>Where a press on this block leads: 1 a web page, 2 a mini-program.</summary>
    public static BrokenRule? CheckTarget(JsonElement block, int most = 2) =>
        (block.Has("type") ? block.Number("type") : 0) switch
        {
            1 when !IsWebAddress(block.Text("url")) => new(42028, "type 1 needs an http(s) url"),
            2 when most == 2 && string.IsNullOrEmpty(block.Text("appid")) => new(42030, "type 2 needs an appid"),
            null => new(40035, "type must be a number"),
            var type when type < 0 || type > most => new(40035, $"type {type}"),
            _ => null,
        };

    private static BrokenRule? CheckTask(JsonElement card, string kind, bool updating)
    {
        if (card.Has("task_id"))
        {
            return card.Text("task_id") is { } task && TaskId().IsMatch(task) ? null : new(42014, "task_id is 1 to 128 of [0-9A-Za-z_@-]");
        }

        return !updating && (CardKinds.IsInteractive(kind) || card.Has("action_menu")) ? new(42014, "task_id missing") : null;
    }

    private static BrokenRule? CheckTitle(JsonElement card, string kind)
    {
        var title = card.Object("main_title")?.Text("title");
        var enough = !string.IsNullOrEmpty(title) || (kind == "text_notice" && !string.IsNullOrEmpty(card.Text("sub_title_text")));
        return enough ? null : new(42033, $"{kind} without a title");
    }

    private static BrokenRule? CheckSource(JsonElement card) =>
        card.Object("source") is { } source && source.Has("desc_color") && source.Number("desc_color") is not (>= 0 and <= 3)
            ? new(40035, "desc_color is 0 to 3")
            : null;

    private static BrokenRule? CheckMenu(JsonElement card)
    {
        if (!card.Has("action_menu"))
        {
            return null;
        }

        if (card.Object("action_menu")?.Objects("action_list") is not { Count: >= 1 and <= 3 } actions)
        {
            return new(40016, "action_menu has 1 to 3 actions");
        }

        if (actions.Any(action => string.IsNullOrEmpty(action.Text("text"))))
        {
            return new(42038, "an action without a text");
        }

        return actions.Select(action => CheckKey(action.Text("key"), 42039)).FirstOrDefault(breach => breach is not null)
            ?? (actions.DistinctBy(action => action.Text("key")).Count() == actions.Count ? null : new(42051, "two actions with one key"));
    }

    private static BrokenRule? CheckAction(JsonElement card, string kind)
    {
        var needed = kind is "text_notice" or "news_notice";

        if (card.Object("card_action") is not { } action)
        {
            return needed || card.Has("card_action") ? new(42045, $"{kind} without card_action") : null;
        }

        if (needed && action.Number("type") is not (1 or 2))
        {
            return new(42045, "card_action type is 1 or 2");
        }

        return CheckTarget(action);
    }

    private static BrokenRule? CheckPicture(JsonElement card, string kind)
    {
        if (kind != "news_notice")
        {
            return null;
        }

        if (card.Has("card_image") == card.Has("image_text_area"))
        {
            return new(42044, "news_notice has either card_image or image_text_area");
        }

        if (card.Object("card_image") is not { } image)
        {
            return IsWebAddress(card.Object("image_text_area")?.Text("image_url")) ? null : new(42044, "image_text_area without image_url");
        }

        var ratio = image.Field("aspect_ratio") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 1.3;
        return IsWebAddress(image.Text("url")) && ratio is >= 1.3 and <= 2.25 ? null : new(42044, "card_image needs a url and a ratio of 1.3 to 2.25");
    }

    [GeneratedRegex(@"\A[0-9A-Za-z_@-]{1,128}\z")]
    private static partial Regex TaskId();
}
