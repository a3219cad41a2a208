using System.Text.Json.Serialization;

namespace BotService.WeCom.Api;

/// <summary>A template card (document 90236, template_card), as the app sends it and as a bot sends and changes it.</summary>
public sealed record TemplateCard
{
    /// <summary>One of <see cref="CardTypes"/>.</summary>
    public required string CardType { get; init; }

    /// <summary>Where the card comes from: a small line at the top.</summary>
    public CardSource? Source { get; init; }

    /// <summary>Advice: title up to 36 characters, description up to 44. Required on button_interaction.</summary>
    public CardTitle? MainTitle { get; init; }

    /// <summary>Advice: up to 160 characters.</summary>
    public string? SubTitleText { get; init; }

    /// <summary>Up to six lines.</summary>
    public IReadOnlyList<CardLine>? HorizontalContentList { get; init; }

    /// <summary>Up to three links.</summary>
    public IReadOnlyList<CardJump>? JumpList { get; init; }

    /// <summary>What a press on the whole card does. Required on text_notice.</summary>
    public CardAction? CardAction { get; init; }

    /// <summary>One to six buttons with distinct keys; only on button_interaction.</summary>
    public IReadOnlyList<TemplateCardButton>? ButtonList { get; init; }

    /// <summary>Unique per app and send: up to 128 of [0-9A-Za-z_@-]. Required on button_interaction.</summary>
    public string? TaskId { get; init; }

    /// <summary>Only on a bot's card: asks for a rating.</summary>
    public FeedbackAsked? Feedback { get; init; }
}

/// <summary>The names of the card types this library knows.</summary>
public static class CardTypes
{
    /// <summary>A notice with a link.</summary>
    public const string TextNotice = "text_notice";

    /// <summary>A card with buttons that call back; needs the app to have a callback URL (43012 otherwise).</summary>
    public const string ButtonInteraction = "button_interaction";
}

/// <summary>The small line at the top of a card.</summary>
/// <param name="Desc">Advice: up to 20 characters.</param>
/// <param name="DescColor">0 grey, 1 black, 2 red, 3 green.</param>
/// <param name="IconUrl">A picture of 72×72.</param>
public sealed record CardSource(string? Desc, int? DescColor = null, string? IconUrl = null);

/// <summary>A title and what it means.</summary>
public sealed record CardTitle(string? Title, string? Desc = null);

/// <summary>One "name: value" line of a card.</summary>
/// <param name="KeyName">Required; advice: up to 5 characters.</param>
/// <param name="Value">Advice: up to 30 characters.</param>
/// <param name="Type">Absent plain, 1 link, 2 attachment, 3 member.</param>
/// <param name="Url">For type 1.</param>
/// <param name="MediaId">For type 2.</param>
/// <param name="UserId">For type 3.</param>
public sealed record CardLine(
    [property: JsonPropertyName("keyname")] string KeyName,
    string? Value,
    int? Type = null,
    string? Url = null,
    string? MediaId = null,
    [property: JsonPropertyName("userid")] string? UserId = null);

/// <summary>A link below a card.</summary>
/// <param name="Title">Required; advice: up to 18 characters.</param>
/// <param name="Url">For type 1.</param>
/// <param name="Type">0 no link, 1 URL.</param>
public sealed record CardJump(string Title, string? Url = null, int Type = 1);

/// <summary>What a press on the card opens.</summary>
/// <param name="Url">For type 1.</param>
/// <param name="Type">0 nothing (only where the action is optional), 1 URL.</param>
public sealed record CardAction(string? Url, int Type = 1);

/// <summary>A button of a card.</summary>
/// <param name="Text">Required, up to 10 characters.</param>
/// <param name="Key">Comes back in the event; up to 1,024 bytes, distinct within the card.</param>
/// <param name="Style">1 to 4; absent is 1.</param>
public sealed record TemplateCardButton(string Text, string Key, int? Style = null);

/// <summary>Asks for a rating; only a bot can.</summary>
/// <param name="Id">Up to 256 bytes; comes back in feedback_event.</param>
public sealed record FeedbackAsked(string? Id);
