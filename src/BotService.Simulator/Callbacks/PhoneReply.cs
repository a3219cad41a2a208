using System.Xml.Linq;

namespace BotService.Simulator;

/// <summary>What came back for one callback, opened and checked.</summary>
public sealed record PhoneReply
{
    public required PhoneTrouble Trouble { get; init; }

    /// <summary>The last HTTP status; 0 when there was none.</summary>
    public int Status { get; init; }

    public int Attempts { get; init; } = 1;

    /// <summary>What was delivered; a test may deliver it again.</summary>
    public required PhoneMessage Message { get; init; }

    /// <summary>The decrypted reply; null when the service said nothing.</summary>
    public XElement? Xml { get; init; }

    /// <summary>Why a reply is bad, in words.</summary>
    public string? Reason { get; init; }

    public bool IsEmpty => Xml is null;

    /// <summary><c>text</c>, <c>news</c>, <c>update_button</c>, <c>update_template_card</c> …; null when empty.</summary>
    public string? Type => (string?)Xml?.Element("MsgType");

    /// <summary>A text reply's content; empty for every other reply.</summary>
    public string Text => (string?)Xml?.Element("Content") ?? "";

    /// <summary>What the pressed button says now; null unless the reply is an <c>update_button</c>.</summary>
    public string? ButtonName => (string?)Xml?.Element("Button")?.Element("ReplaceName");

    /// <summary>The card that takes the pressed one's place; null unless the reply is an <c>update_template_card</c>.</summary>
    public XElement? Card => Xml?.Element("TemplateCard");
}
