using System.Globalization;
using System.Text;

namespace BotService.WeCom.Callbacks;

/// <summary>An answer given in the response to a callback (document 90241); only the member who caused it sees it.</summary>
public abstract record PassiveReply
{
    /// <summary>The longest text, in bytes of UTF-8; WeCom cuts what is longer, anywhere.</summary>
    public const int MaxTextBytes = 2048;

    private const int MaxSpareLength = 8192;

    [ThreadStatic]
    private static StringBuilder? _spare;

    /// <summary>The plain XML to seal, addressed to the sender of the message it answers.</summary>
    public string ToXml(InboundMessage answering, DateTimeOffset now) => ToXml(answering.FromUserName, answering.ToUserName, now);

    /// <summary>The plain XML to seal. Characters that XML 1.0 forbids are left out.</summary>
    /// <param name="member">The userid that gets the answer.</param>
    /// <param name="corpId">The CorpID it comes from.</param>
    /// <param name="now">Written in whole Unix seconds.</param>
    public string ToXml(string member, string corpId, DateTimeOffset now)
    {
        var xml = (_spare ?? new StringBuilder(512)).Append("<xml>");
        _spare = null;
        Element(xml, "ToUserName", member);
        Element(xml, "FromUserName", corpId);
        xml.Append("<CreateTime>").Append(CultureInfo.InvariantCulture, $"{now.ToUnixTimeSeconds()}").Append("</CreateTime>");
        WriteBody(xml);
        var plain = xml.Append("</xml>").ToString();
        _spare = xml.Capacity <= MaxSpareLength ? xml.Clear() : null;
        return plain;
    }

    /// <summary>Prints its kind only: replies hold what people wrote.</summary>
    public sealed override string ToString() => GetType().Name;

    private protected abstract void WriteBody(StringBuilder xml);

    internal static void Element(StringBuilder xml, string name, string? value)
    {
        if (value is not null)
        {
            xml.Append('<').Append(name).Append("><![CDATA[").Append(SafeXmlText.Cdata(value)).Append("]]></").Append(name).Append('>');
        }
    }
}

/// <summary>A text, cut at 2,048 bytes between two characters. Links as &lt;a href="…"&gt; work.</summary>
public sealed record TextReply(string Content) : PassiveReply
{
    private protected override void WriteBody(StringBuilder xml)
    {
        Element(xml, "MsgType", "text");
        Element(xml, "Content", WeComText.CutToBytes(SafeXmlText.Legal(Content), MaxTextBytes));
    }
}

/// <summary>Greys the buttons of the card just pressed and puts this text in their place.</summary>
public sealed record UpdateButtonReply(string ReplaceName) : PassiveReply
{
    private protected override void WriteBody(StringBuilder xml)
    {
        Element(xml, "MsgType", "update_button");
        xml.Append("<Button>");
        Element(xml, "ReplaceName", ReplaceName);
        xml.Append("</Button>");
    }
}
