using System.Text.Json;
using BotService.Simulator.State;
using static BotService.Simulator.Api.JsonReading;

namespace BotService.Simulator.Api.Cards;

/// <summary>The rules of a card's lists that only show something: rows, columns, links, the quotation.</summary>
internal static class CardListRules
{
    public static BrokenRule? Check(JsonElement card, string kind, Func<string?, AcceptedUpload?> findMedia) =>
        CheckRows(card, findMedia) ?? CheckColumns(card) ?? CheckLinks(card) ?? CheckQuote(card) ?? CheckButtons(card, kind);

    private static BrokenRule? CheckRows(JsonElement card, Func<string?, AcceptedUpload?> findMedia)
    {
        if (card.Objects("horizontal_content_list") is not { Count: <= 6 } rows)
        {
            return new(42035, "horizontal_content_list has up to 6 rows");
        }

        return rows.Select(row => CheckRow(row, findMedia)).FirstOrDefault(breach => breach is not null);
    }

    private static BrokenRule? CheckRow(JsonElement row, Func<string?, AcceptedUpload?> findMedia)
    {
        if (string.IsNullOrEmpty(row.Text("keyname")))
        {
            return new(42027, "a row without keyname");
        }

        return (row.Has("type") ? row.Number("type") : 0) switch
        {
            0 => null,
            1 => IsWebAddress(row.Text("url")) ? null : new(42028, "a row of type 1 needs an http(s) url"),
            2 => findMedia(row.Text("media_id")) is null ? new(42029, "a row of type 2 needs a live media_id") : null,
            3 => string.IsNullOrEmpty(row.Text("userid")) ? new(42050, "a row of type 3 needs a userid") : null,
            _ => new(40035, "a row's type is 0 to 3"),
        };
    }

    private static BrokenRule? CheckColumns(JsonElement card)
    {
        if (card.Objects("vertical_content_list") is not { Count: <= 4 } columns)
        {
            return new(42036, "vertical_content_list has up to 4 entries");
        }

        return columns.Any(column => string.IsNullOrEmpty(column.Text("title"))) ? new(42033, "a vertical entry without a title") : null;
    }

    private static BrokenRule? CheckLinks(JsonElement card)
    {
        if (card.Objects("jump_list") is not { Count: <= 3 } links)
        {
            return new(42042, "jump_list has up to 3 links");
        }

        return links.Any(link => string.IsNullOrEmpty(link.Text("title")))
            ? new(42033, "a link without a title")
            : links.Select(link => CardRules.CheckTarget(link)).FirstOrDefault(breach => breach is not null);
    }

    private static BrokenRule? CheckQuote(JsonElement card) =>
        card.Object("quote_area") is { } quote ? CardRules.CheckTarget(quote) : null;

    private static BrokenRule? CheckButtons(JsonElement card, string kind)
    {
        if (kind != "button_interaction")
        {
            return null;
        }

        if (card.Objects("button_list") is not { Count: >= 1 and <= 6 } buttons)
        {
            return new(40016, "button_list has 1 to 6 buttons");
        }

        var pressed = buttons.Where(button => button.Number("type") is not 1).Select(button => button.Text("key")).ToList();

        return buttons.Select(CheckButton).FirstOrDefault(breach => breach is not null)
            ?? (pressed.Distinct(StringComparer.Ordinal).Count() == pressed.Count ? null : new(42039, "two buttons with one key"));
    }

    private static BrokenRule? CheckButton(JsonElement button)
    {
        if (button.Text("text") is not { Length: > 0 } text || Characters(text) > 10)
        {
            return new(42038, "a button's text has 1 to 10 characters");
        }

        if (button.Has("style") && button.Number("style") is not (>= 1 and <= 4))
        {
            return new(40035, "a button's style is 1 to 4");
        }

        return CardRules.CheckTarget(button, most: 1) ?? (button.Number("type") == 1 ? null : CardRules.CheckKey(button.Text("key"), 42039));
    }
}
