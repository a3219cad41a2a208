using System.Text.Json.Serialization;

namespace BotService.WeCom.AiBot;

/// <summary>What happened (document 101027).</summary>
/// <param name="EventType">One of <see cref="AiBotEventTypes"/>, or one that we do not know.</param>
public sealed record AiBotEvent([property: JsonPropertyName("eventtype")] string? EventType)
{
    /// <summary>A press on a card.</summary>
    public AiBotPress? TemplateCardEvent { get; init; }

    /// <summary>A rating.</summary>
    public AiBotRating? FeedbackEvent { get; init; }

    /// <summary>The press as the SDK's types describe it; the nested one comes first.</summary>
    public string? EventKey { get; init; }

    /// <summary>The same for the card's id.</summary>
    public string? TaskId { get; init; }

    /// <summary>The key of the pressed button, wherever it stands.</summary>
    [JsonIgnore]
    public string? PressedKey => TemplateCardEvent?.EventKey ?? EventKey;

    /// <summary>The card's id, wherever it stands.</summary>
    [JsonIgnore]
    public string? PressedCard => TemplateCardEvent?.TaskId ?? TaskId;
}

/// <summary>The names of the events.</summary>
public static class AiBotEventTypes
{
    /// <summary>The person opened the single chat for the first time that day.</summary>
    public const string EnterChat = "enter_chat";

    /// <summary>A button was pressed.</summary>
    public const string Press = "template_card_event";

    /// <summary>An answer was rated.</summary>
    public const string Feedback = "feedback_event";

    /// <summary>Another connection of this bot took over; whoever connects again would evict it in turn.</summary>
    public const string Disconnected = "disconnected_event";
}

/// <summary>Which button of which card.</summary>
public sealed record AiBotPress
{
    /// <summary>The card's kind.</summary>
    public string? CardType { get; init; }

    /// <summary>The button's key.</summary>
    public string? EventKey { get; init; }

    /// <summary>The card's id.</summary>
    public string? TaskId { get; init; }

    /// <summary>What was chosen on cards with choices.</summary>
    public AiBotSelectedItems? SelectedItems { get; init; }
}

/// <summary>The choices of a card.</summary>
/// <param name="SelectedItem">One for each question.</param>
public sealed record AiBotSelectedItems(IReadOnlyList<AiBotSelectedItem>? SelectedItem);

/// <summary>One question's choices.</summary>
/// <param name="QuestionKey">Which question.</param>
/// <param name="OptionIds">Which options.</param>
public sealed record AiBotSelectedItem(string? QuestionKey, AiBotOptionIds? OptionIds);

/// <summary>Options.</summary>
/// <param name="OptionId">Their ids.</param>
public sealed record AiBotOptionIds(IReadOnlyList<string>? OptionId);

/// <summary>A rating of an answer.</summary>
/// <param name="Id">The feedback id of the answer.</param>
/// <param name="Type">1 good, 2 bad, 3 withdrawn.</param>
/// <param name="Content">What the person wrote.</param>
/// <param name="InaccurateReasonList">1 off topic, 2 incomplete, 3 wrong, 4 analysis.</param>
public sealed record AiBotRating(string? Id, int? Type, string? Content, IReadOnlyList<int>? InaccurateReasonList);
