using System.Buffers;
using System.Text;

namespace BotService.WeCom.Callbacks;

/// <summary>The outer XML of a callback (document 90930). Only <see cref="Encrypted"/> is vouched for by the signature.</summary>
/// <param name="Encrypted">Base64 cipher text, never empty.</param>
/// <param name="ToUserName">The CorpID as claimed; empty when absent.</param>
/// <param name="AgentId">The app as claimed, as text; empty when absent.</param>
public readonly record struct CallbackEnvelope(string Encrypted, string ToUserName, string AgentId)
{
    /// <summary>Reads a UTF-8 body of at most 1 MiB. False when it is malformed, has a DTD or no Encrypt; never throws.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out CallbackEnvelope envelope)
    {
        envelope = default;

        if (body.Length > XmlScanner.MaxLength)
        {
            return false;
        }

        var buffer = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(body.Length));
        var length = Encoding.UTF8.GetChars(body.Span, buffer);
        var read = TryRead(buffer.AsSpan(0, length), out envelope);
        ArrayPool<char>.Shared.Return(buffer);
        return read;
    }

    /// <inheritdoc cref="TryRead(ReadOnlyMemory{byte}, out CallbackEnvelope)"/>
    public static bool TryRead(string body, out CallbackEnvelope envelope) => TryRead(body.AsSpan(), out envelope);

    private static bool TryRead(ReadOnlySpan<char> body, out CallbackEnvelope envelope)
    {
        envelope = default;
        var scanner = new XmlScanner(body);
        string encrypted = "", toUserName = "", agentId = "";

        if (body.Length > XmlScanner.MaxLength)
        {
            return false;
        }

        while (scanner.Next() is XmlStep.Open or XmlStep.Close)
        {
            if (scanner.Depth != 2 || scanner.Text.IsEmpty)
            {
                continue;
            }

            switch (scanner.Name)
            {
                case "Encrypt": encrypted = scanner.Text.ToString(); break;
                case "ToUserName": toUserName = scanner.Text.ToString(); break;
                case "AgentID": agentId = scanner.Text.ToString(); break;
                default: break;
            }
        }

        if (scanner.Next() is not XmlStep.End || encrypted.Length == 0)
        {
            return false;
        }

        envelope = new CallbackEnvelope(encrypted, toUserName, agentId);
        return true;
    }
}
