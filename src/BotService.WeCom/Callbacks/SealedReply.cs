namespace BotService.WeCom.Callbacks;

/// <summary>An encrypted and signed text with its two envelopes: the answer's (document 90930) and the callback's.</summary>
/// <param name="Encrypted">Base64 cipher text.</param>
/// <param name="Signature">40 lower-case hexadecimal digits over token, timestamp, nonce and cipher text.</param>
/// <param name="Timestamp">Unix seconds as text.</param>
/// <param name="Nonce">Random text; the request's may be used again.</param>
public sealed record SealedReply(string Encrypted, string Signature, string Timestamp, string Nonce)
{
    /// <summary>The body of an HTTP 200 answer to a callback.</summary>
    public string ToXml() =>
        $"<xml><Encrypt><![CDATA[{Encrypted}]]></Encrypt><MsgSignature><![CDATA[{Signature}]]></MsgSignature><TimeStamp>{SafeXmlText.Escape(Timestamp)}</TimeStamp><Nonce><![CDATA[{SafeXmlText.Cdata(Nonce)}]]></Nonce></xml>";

    /// <summary>The body of a callback from WeCom to a service; the signature travels in the query (<see cref="ToQuery"/>).</summary>
    public string ToCallbackXml(string corpId, int agentId) =>
        $"<xml><ToUserName><![CDATA[{SafeXmlText.Cdata(corpId)}]]></ToUserName><AgentID><![CDATA[{agentId}]]></AgentID><Encrypt><![CDATA[{Encrypted}]]></Encrypt></xml>";

    /// <summary>The query of a callback, without "?": msg_signature, timestamp, nonce.</summary>
    public string ToQuery() =>
        $"msg_signature={Signature}&timestamp={Uri.EscapeDataString(Timestamp)}&nonce={Uri.EscapeDataString(Nonce)}";

    /// <summary>The query of a URL verification, without "?": that of a callback and the cipher text as echostr.</summary>
    public string ToVerificationQuery() => $"{ToQuery()}&echostr={Uri.EscapeDataString(Encrypted)}";
}
