using System.Text.Json;
using BotService.Simulator.State;
using static BotService.Simulator.Api.JsonReading;

namespace BotService.Simulator.Api.Cards;

/// <summary>The rules of what can be chosen on a card: selections, votes, the submit button.</summary>
internal static class CardChoiceRules
{
    public static BrokenRule? Check(JsonElement card, string kind, bool updating) => kind switch
    {
        "button_interaction" when card.Has("button_selection") => CheckQuestion(card.Object("button_selection"), 10, updating),
        "vote_interaction" => CheckQuestion(card.Object("checkbox"), 20, updating) ?? CheckMode(card) ?? CheckSubmit(card),
        "multiple_interaction" => CheckSelections(card, updating) ?? CheckSubmit(card),
        _ => null,
    };

    private static BrokenRule? CheckSelections(JsonElement card, bool updating)
    {
        if (card.Objects("select_list") is not { Count: >= 1 and <= 3 } selections)
        {
            return new(42047, "select_list has 1 to 3 selections");
        }

        if (selections.DistinctBy(selection => selection.Text("question_key")).Count() != selections.Count)
        {
            return new(42043, "two selections with one question_key");
        }

        return selections.Select(selection => CheckQuestion(selection, 10, updating)).FirstOrDefault(breach => breach is not null);
    }

    private static BrokenRule? CheckQuestion(JsonElement? question, int mostOptions, bool updating)
    {
        if (CardRules.CheckKey(question?.Text("question_key"), 42043) is { } breach)
        {
            return breach;
        }

        if (question!.Value.Has("disable") && !updating)
        {
            return new(40035, "disable belongs to updates");
        }

        if (question.Value.Objects("option_list") is not { } options || options.Count < 1 || options.Count > mostOptions)
        {
            return new(42037, $"1 to {mostOptions} options");
        }

        if (options.Any(option => Bytes(option.Text("id")) is 0 or > 128) || options.DistinctBy(option => option.Text("id")).Count() != options.Count)
        {
            return new(42040, "an option's id has 1 to 128 bytes and is unique");
        }

        return options.Any(option => string.IsNullOrEmpty(option.Text("text"))) ? new(42041, "an option without a text") : null;
    }

    private static BrokenRule? CheckMode(JsonElement card) =>
        card.Object("checkbox") is { } box && box.Has("mode") && box.Number("mode") is not (0 or 1) ? new(40035, "mode is 0 or 1") : null;

    private static BrokenRule? CheckSubmit(JsonElement card)
    {
        if (CardRules.CheckKey(card.Object("submit_button")?.Text("key"), 42046) is { } breach)
        {
            return breach;
        }

        return card.Object("submit_button")?.Text("text") is { } text && Characters(text) > 10 ? new(42049, "submit text over 10 characters") : null;
    }
}
