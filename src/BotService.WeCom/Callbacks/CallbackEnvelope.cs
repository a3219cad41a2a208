using System.Text;

namespace BotService.WeCom.Callbacks;

/// <summary>The outer XML of a callback (document 90930). Only <see cref="Encrypted"/> is vouched for by the signature.</summary>
/// <param name="Encrypted">Base64 cipher text, never empty.</param>
/// <param name="ToUserName">The CorpID as claimed; empty when absent.</param>
/// <param name="AgentId">The app as claimed, as text; empty when absent.</param>
public readonly record struct CallbackEnvelope(string Encrypted, string ToUserName, string AgentId)
{
    /// <summary>Of each sign that begins something in XML. WeCom's envelope has eleven; anybody can send a million, and nobody has signed yet.</summary>
    private const int MostMarks = 256;

    /// <summary>Reads a UTF-8 body of at most 1 MiB. False when it is malformed, has a DTD or no Encrypt; never throws.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out CallbackEnvelope envelope)
    {
        envelope = default;
        var span = body.Span;

        if (body.Length > XmlLeaves.MaxLength || span.Count((byte)'<') > MostMarks || span.Count((byte)'&') > MostMarks || span.Count((byte)'=') > MostMarks)
        {
            return false;
        }

        return TryReadPlausible(Encoding.UTF8.GetString(span.StartsWith(Encoding.UTF8.Preamble) ? span[Encoding.UTF8.Preamble.Length..] : span), out envelope);
    }

    /// <inheritdoc cref="TryRead(ReadOnlyMemory{byte}, out CallbackEnvelope)"/>
    public static bool TryRead(string body, out CallbackEnvelope envelope)
    {
        envelope = default;
        return body.Length <= XmlLeaves.MaxLength && TryRead(Encoding.UTF8.GetBytes(body), out envelope);
    }

    private static bool TryReadPlausible(string body, out CallbackEnvelope envelope)
    {
        string encrypted = "", toUserName = "", agentId = "";
        var isRead = XmlLeaves.TryRead(body, (in XmlLeaf leaf) =>
        {
            if (leaf.Depth != 2 || leaf.Text.Length == 0)
            {
                return;
            }

            switch (leaf.Name)
            {
                case "Encrypt": encrypted = leaf.Text; break;
                case "ToUserName": toUserName = leaf.Text; break;
                case "AgentID": agentId = leaf.Text; break;
                default: break;
            }
        });

        envelope = isRead && encrypted.Length > 0 ? new CallbackEnvelope(encrypted, toUserName, agentId) : default;
        return isRead && encrypted.Length > 0;
    }
}
