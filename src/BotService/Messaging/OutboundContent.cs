using System.Text.Json.Serialization;

namespace BotService.Messaging;

/// <summary>What one push says, in no channel's format; stored with the message that is owed.</summary>
[JsonDerivedType(typeof(TextContent), "text")]
[JsonDerivedType(typeof(CardContent), "card")]
[JsonDerivedType(typeof(FileContent), "file")]
internal abstract record OutboundContent;

/// <summary>Plain words.</summary>
internal sealed record TextContent(string Text) : OutboundContent;

/// <summary>A card with facts, an optional link and buttons; a channel that shows no cards turns it into words.</summary>
internal sealed record CardContent(string Title, string Summary) : OutboundContent
{
    public IReadOnlyList<CardFact> Facts { get; init; } = [];

    public CardLink? Link { get; init; }

    public IReadOnlyList<CardButton> Buttons { get; init; } = [];
}

/// <summary>One line of a card: a short name and its value.</summary>
internal sealed record CardFact(string Name, string Value);

/// <summary>Where a card leads.</summary>
internal sealed record CardLink(string Title, string Url);

/// <summary>A button says a command for the person: pressing it is the same as sending <paramref name="Words"/>.</summary>
/// <param name="Label">What the button shows.</param>
/// <param name="Words">The command text that pressing it sends.</param>
/// <param name="Typed">What a person without buttons types instead; null when that is not offered.</param>
internal sealed record CardButton(string Label, string Words, string? Typed = null);

/// <summary>A file made when it is sent: which maker, and what it shall make it from.</summary>
internal sealed record FileContent(string Maker, string Argument) : OutboundContent
{
    /// <summary>Shown in the chat as a picture and not offered as a file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsPicture { get; init; }
}

[JsonSerializable(typeof(OutboundContent))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class OutboundContentJson : JsonSerializerContext;
