namespace BotService.Messaging;

/// <summary>The one answer to one message. Everything a person did wrong is a reply too, never an exception.</summary>
/// <param name="Text">What the person reads; lines separated by a line feed; may be longer than one message holds.</param>
/// <param name="ButtonText">What a pressed card's buttons turn into; null leaves the card as it is.</param>
internal sealed record Reply(string Text, string? ButtonText = null)
{
    /// <summary>Nothing to say: the channel answers with an empty acknowledgement.</summary>
    public static Reply Silence { get; } = new(string.Empty);

    /// <summary>Nothing was changed because something is wrong with what was asked.</summary>
    public bool IsRefusal { get; init; }

    public bool IsSilent => Text.Length == 0 && ButtonText is null;

    public static Reply Say(string text) => new(text);

    public static Reply Say(params IEnumerable<string> lines) => new(string.Join('\n', lines));

    /// <summary>Nothing was changed; the text says why and what to do next.</summary>
    public static Reply Refuse(string text) => new(text) { IsRefusal = true };

    /// <summary>The same answer, and the card it was pressed on shows <paramref name="text"/>.</summary>
    public Reply WithButton(string text) => this with { ButtonText = text };
}
