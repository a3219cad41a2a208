using System.Security.Cryptography;
using System.Text;

namespace BotService.WeCom.Callbacks;

/// <summary>Opens what WeCom sends and seals what it is answered. Safe for use by many threads at once.</summary>
/// <param name="receiverId">The CorpID for a self-built app; empty for an 智能机器人.</param>
/// <param name="current">The pair of the admin page.</param>
/// <param name="previous">The pair before, still accepted while keys rotate.</param>
/// <exception cref="ArgumentException">A key is not a legal EncodingAESKey.</exception>
public sealed class CallbackCodec(string receiverId, CallbackKeys current, CallbackKeys? previous)
{
    /// <summary>WeCom's verification strings are about twenty digits.</summary>
    private const int MaxEcho = 64;

    /// <summary>More than Base64 of the longest verification string, its frame and any CorpID.</summary>
    private const int MaxEchoCipher = 512;

    private readonly CallbackCipher _current = new(current, Encoding.UTF8.GetBytes(receiverId));

    private readonly CallbackCipher? _previous =
        previous is null ? null : new CallbackCipher(previous, Encoding.UTF8.GetBytes(receiverId));

    /// <summary>Checks and decrypts a message's Encrypt or a verification's echostr (documents 90930, 96238); never throws on bad input.</summary>
    public CallbackVerdict TryOpen(CallbackSignature signature, string? encrypted, out OpenedCallback opened)
    {
        var verdict = TryOpen(_current, signature, encrypted, out opened);

        if (verdict is CallbackVerdict.Accepted || _previous is null)
        {
            return verdict;
        }

        var second = TryOpen(_previous, signature, encrypted, out opened);
        return second is CallbackVerdict.BadSignature ? verdict : second;
    }

    /// <summary>
    /// Checks and decrypts the echostr of an address check. A message's Encrypt is signed in the same way, and whoever saw one pass could ask for
    /// its plain text: only a short string of printable ASCII without a blank is handed out, and none that begins as messages do, in XML or JSON.
    /// </summary>
    public CallbackVerdict TryOpenEcho(CallbackSignature signature, string? echo, out string text)
    {
        text = "";

        if (echo is { Length: > MaxEchoCipher })
        {
            return CallbackVerdict.NoEcho;
        }

        var verdict = TryOpen(signature, echo, out var opened);

        if (verdict is not CallbackVerdict.Accepted)
        {
            return verdict;
        }

        if (opened.Message.Length is 0 or > MaxEcho || opened.Message[0] is '<' or '{' || !opened.Message.All(c => c is > ' ' and <= '~'))
        {
            return CallbackVerdict.NoEcho;
        }

        text = opened.Message;
        return CallbackVerdict.Accepted;
    }

    /// <summary>Seals a reply with the pair that opened the callback it answers.</summary>
    public SealedReply Seal(string message, string timestamp, string nonce, in OpenedCallback answering) =>
        Seal(answering.Cipher ?? _current, message, timestamp, nonce);

    /// <summary>Seals with the current pair: a reply, or (for a stand-in of WeCom) a callback towards a service.</summary>
    public SealedReply Seal(string message, string timestamp, string nonce) => Seal(_current, message, timestamp, nonce);

    internal SealedReply Seal(string message, string timestamp, string nonce, ReadOnlySpan<byte> random) =>
        Seal(_current, message, timestamp, nonce, random);

    private static CallbackVerdict TryOpen(
        CallbackCipher cipher, CallbackSignature signature, string? encrypted, out OpenedCallback opened)
    {
        opened = default;

        if (encrypted is null || !signature.IsRight(cipher.Token, encrypted))
        {
            return CallbackVerdict.BadSignature;
        }

        var verdict = cipher.TryDecrypt(encrypted, out var message);

        if (verdict is CallbackVerdict.Accepted)
        {
            opened = new OpenedCallback(message, cipher);
        }

        return verdict;
    }

    private static SealedReply Seal(CallbackCipher cipher, string message, string timestamp, string nonce)
    {
        Span<byte> random = stackalloc byte[CallbackCipher.RandomLength];
        RandomNumberGenerator.Fill(random);
        return Seal(cipher, message, timestamp, nonce, random);
    }

    private static SealedReply Seal(
        CallbackCipher cipher, string message, string timestamp, string nonce, ReadOnlySpan<byte> random)
    {
        var encrypted = cipher.Encrypt(message, random);
        return new SealedReply(encrypted, CallbackSignature.Sign(cipher.Token, timestamp, nonce, encrypted), timestamp, nonce);
    }
}

/// <summary>What the codec thinks of a callback. Everything but <see cref="Accepted"/> is answered with 403 and no detail.</summary>
public enum CallbackVerdict
{
    /// <summary>Signed with a known token, decrypted, and meant for this corporation.</summary>
    Accepted,

    /// <summary>The signature belongs to no known token (-40001 of the official samples).</summary>
    BadSignature,

    /// <summary>Signed rightly, but not Base64, not a whole number of blocks, or malformed inside (-40007, -40008, -40010).</summary>
    Undecipherable,

    /// <summary>Decrypted, but meant for another corporation (-40005).</summary>
    WrongReceiver,

    /// <summary>Asked for as the plain text of an address check, but no verification string: somebody plays a message or an answer again.</summary>
    NoEcho,
}

/// <summary>An accepted callback: its plain text, and which key pair opened it so that the answer can use the same.</summary>
public readonly struct OpenedCallback
{
    private readonly string? _message;

    internal OpenedCallback(string message, CallbackCipher cipher)
    {
        _message = message;
        Cipher = cipher;
    }

    /// <summary>The decrypted XML, or the text to echo in URL verification; empty when nothing was accepted.</summary>
    public string Message => _message ?? "";

    internal CallbackCipher? Cipher { get; }
}

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
}
