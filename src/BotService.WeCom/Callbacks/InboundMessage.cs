using System.Diagnostics.CodeAnalysis;

namespace BotService.WeCom.Callbacks;

/// <summary>What a member said or did, after decryption (documents 90239, 90240). Prints its type and key only, never what was said.</summary>
public abstract record InboundMessage(MessageHeader Header)
{
    /// <summary>The CorpID.</summary>
    public string ToUserName => Header.ToUserName;

    /// <summary>The member's userid in its stored case, or "sys".</summary>
    public string FromUserName => Header.FromUserName;

    /// <summary>When WeCom made it, to the second.</summary>
    public DateTimeOffset CreateTime => Header.CreateTime;

    /// <summary>The type as sent.</summary>
    public string MsgType => Header.MsgType;

    /// <summary>The message's number; 0 for events.</summary>
    public long MsgId => Header.MsgId;

    /// <summary>The app; 0 when absent.</summary>
    public int AgentId => Header.AgentId;

    /// <summary>The same for every delivery of the same message; at most 200 characters.</summary>
    public string Key => Header.Key;

    /// <summary>
    /// Reads the decrypted XML of at most 1 MiB, by name and in any order; unknown elements are ignored, missing ones are empty.
    /// False when the XML is malformed, has a DTD or no MsgType; never throws.
    /// </summary>
    public static bool TryRead(string xml, [NotNullWhen(true)] out InboundMessage? message)
    {
        message = MessageFields.TryRead(xml, out var fields) ? fields.ToMessage(xml) : null;
        return message is not null;
    }

    /// <summary>Type and key, for logs.</summary>
    public sealed override string ToString() => $"{MsgType} {Key}";
}

/// <summary>A text; <see cref="Content"/> is what the member typed.</summary>
public sealed record TextMessage(MessageHeader Header, string Content) : InboundMessage(Header);

/// <summary>A picture; the media id is good for three days.</summary>
public sealed record ImageMessage(MessageHeader Header, string PicUrl, string MediaId) : InboundMessage(Header);

/// <summary>A voice message; the format is amr or speex.</summary>
public sealed record VoiceMessage(MessageHeader Header, string MediaId, string Format) : InboundMessage(Header);

/// <summary>A video.</summary>
public sealed record VideoMessage(MessageHeader Header, string MediaId, string ThumbMediaId) : InboundMessage(Header);

/// <summary>A place the member chose; degrees, null when unreadable.</summary>
public sealed record LocationMessage(MessageHeader Header, double? Latitude, double? Longitude, int Scale, string Label) : InboundMessage(Header);

/// <summary>A shared link.</summary>
public sealed record LinkMessage(MessageHeader Header, string Title, string Description, string Url, string PicUrl) : InboundMessage(Header);

/// <summary>A type this library does not know; its name is <see cref="InboundMessage.MsgType"/>.</summary>
public sealed record UnknownMessage(MessageHeader Header) : InboundMessage(Header);
