using System.Text;
using System.Xml;

namespace BotService.Simulator;

/// <summary>One thing that a person does in the app's chat, as the XML that WeCom encrypts. It can be delivered more than once.</summary>
public sealed class PhoneMessage
{
    internal PhoneMessage(string userId, string xml)
    {
        UserId = userId;
        Xml = xml;
    }

    public string UserId { get; }

    public string Xml { get; }

    /// <summary>Writes the elements in the order given; numbers bare, texts as CDATA.</summary>
    internal static string Write(IEnumerable<InboundField> fields)
    {
        var xml = new StringBuilder();
        using var writer = XmlWriter.Create(xml, new XmlWriterSettings { OmitXmlDeclaration = true });
        writer.WriteStartElement("xml");

        foreach (var field in fields)
        {
            Write(writer, field);
        }

        writer.WriteEndElement();
        writer.Flush();
        return xml.ToString();
    }

    private static void Write(XmlWriter writer, InboundField field)
    {
        writer.WriteStartElement(field.Name);

        if (field.IsNumber)
        {
            writer.WriteString(field.Value);
        }
        else
        {
            // What a keyboard can send and XML cannot carry does not arrive, as on the real line.
            writer.WriteCData(string.Concat(field.Value.EnumerateRunes().Where(IsLegal)));
        }

        writer.WriteEndElement();
    }

    private static bool IsLegal(Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
}
