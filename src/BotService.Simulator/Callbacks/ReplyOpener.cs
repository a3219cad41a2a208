using System.Text;
using System.Xml;
using System.Xml.Linq;
using BotService.WeCom.Callbacks;

namespace BotService.Simulator;

/// <summary>Opens a sealed reply as WeCom does and judges it by the rules of passive replies (document 90241).</summary>
internal sealed class ReplyOpener(CallbackCodec codec, string corpId)
{
    private const int LongestText = 2_048;

    private static readonly HashSet<string> Types =
        ["text", "image", "voice", "video", "news", "update_button", "update_template_card", "update_taskcard"];

    /// <summary>The opened reply, or the reason why there is none.</summary>
    public XElement? Open(string body, string userId, out string? reason)
    {
        if (Parse(body) is not { } envelope)
        {
            reason = "the envelope is no XML";
            return null;
        }

        var signature = new CallbackSignature(Value(envelope, "MsgSignature"), Value(envelope, "TimeStamp"), Value(envelope, "Nonce"));
        var verdict = codec.TryOpen(signature, Value(envelope, "Encrypt"), out var opened);

        if (verdict is not CallbackVerdict.Accepted)
        {
            reason = $"the envelope's verdict is {verdict}";
            return null;
        }

        if (Parse(opened.Message) is not { } reply)
        {
            reason = "the reply is no XML";
            return null;
        }

        reason = Check(reply, userId);
        return reason is null ? reply : null;
    }

    private string? Check(XElement reply, string userId)
    {
        if (!Value(reply, "ToUserName").Equals(userId, StringComparison.OrdinalIgnoreCase) || Value(reply, "FromUserName") != corpId)
        {
            return "the reply is not addressed from the corp to the sender";
        }

        if (!long.TryParse(Value(reply, "CreateTime"), out _))
        {
            return "CreateTime is no number";
        }

        var type = Value(reply, "MsgType");

        if (!Types.Contains(type))
        {
            return $"a passive reply cannot be {type}";
        }

        return type switch
        {
            "text" => Encoding.UTF8.GetByteCount(Value(reply, "Content")) switch
            {
                0 => "an empty text reply",
                > LongestText and var length => $"a text reply of {length} bytes, {LongestText} fit",
                _ => null,
            },
            "update_button" when string.IsNullOrEmpty((string?)reply.Element("Button")?.Element("ReplaceName")) => "update_button without ReplaceName",
            "update_template_card" when reply.Element("TemplateCard") is null => "update_template_card without TemplateCard",
            "news" when reply.Element("Articles")?.Elements("item").Count() is not (>= 1 and <= 8) => "news has 1 to 8 articles",
            _ => null,
        };
    }

    private static string Value(XElement xml, string name) => (string?)xml.Element(name) ?? "";

    private static XElement? Parse(string text)
    {
        // A declaration or a byte order mark is legal XML, yet nothing that WeCom documents.
        if (!text.StartsWith("<xml>", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return XElement.Parse(text, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
