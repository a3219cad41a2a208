using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using BotService.Simulator;
using BotService.WeCom.Callbacks;

namespace BotService.Tests.Harness;

/// <summary>Callbacks as bytes: rightly sealed with any pair for any corporation, or spoilt on the way.</summary>
internal sealed class RawCallback(Bot bot)
{
    private const string Path = "/wecom/callback";

    private static readonly SimulatorOptions Demo = new();

    private int _nonce = 1000;

    public static CallbackKeys Keys => new(Demo.Token, Demo.EncodingAesKey);

    public static CallbackCodec Codec(CallbackKeys? keys = null, string? corpId = null) => new(corpId ?? Demo.CorpId, keys ?? Keys, previous: null);

    /// <summary>The XML of a message from somebody; fields as <c>&lt;Content&gt;…</c>.</summary>
    public static string Message(string from, string type, string fields, long? id = null, DateTimeOffset? sealedAt = null) =>
        $"<xml><ToUserName><![CDATA[{Demo.CorpId}]]></ToUserName><FromUserName><![CDATA[{from}]]></FromUserName><CreateTime>{sealedAt?.ToUnixTimeSeconds() ?? 1_788_750_000}</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{fields}{(id is null ? "" : $"<MsgId>{id}</MsgId>")}<AgentID>{Demo.AgentId}</AgentID></xml>";

    public SealedReply Seal(string xml, CallbackCodec? codec = null) =>
        (codec ?? Codec()).Seal(xml, "1788750000", Interlocked.Increment(ref _nonce).ToString(CultureInfo.InvariantCulture));

    public Task<HttpResponseMessage> PostAsync(string xml, CallbackCodec? codec = null)
    {
        var message = Seal(xml, codec);
        return PostAsync(message.ToQuery(), Encoding.UTF8.GetBytes(message.ToCallbackXml(Demo.CorpId, Demo.AgentId)));
    }

    /// <summary>The query by which WeCom checks an address: the cipher text stands in it.</summary>
    public static string VerificationQuery(SealedReply message) => $"{message.ToQuery()}&echostr={Uri.EscapeDataString(message.Encrypted)}";

    public static byte[] Body(SealedReply message) => Encoding.UTF8.GetBytes(message.ToCallbackXml(Demo.CorpId, Demo.AgentId));

    public async Task<HttpResponseMessage> PostAsync(string query, byte[] body, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}?{query}") { Content = chunked ? new StreamContent(new Unmeasured(body)) : new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        return await bot.Http.SendAsync(request, Bot.Token);
    }

    public Task<HttpResponseMessage> GetAsync(string query) => bot.Http.GetAsync(new Uri($"{Path}?{query}", UriKind.Relative), Bot.Token);

    /// <summary>The text of a sealed reply; empty when nothing came back.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage response, CallbackCodec? codec = null)
    {
        var body = await response.Content.ReadAsStringAsync(Bot.Token);

        if (body.Length == 0)
        {
            return body;
        }

        var envelope = XElement.Parse(body);
        var signature = new CallbackSignature(envelope.Element("MsgSignature")!.Value, envelope.Element("TimeStamp")!.Value, envelope.Element("Nonce")!.Value);
        Assert.Equal(CallbackVerdict.Accepted, (codec ?? Codec()).TryOpen(signature, envelope.Element("Encrypt")!.Value, out var opened));
        return XElement.Parse(opened.Message).Element("Content")?.Value ?? opened.Message;
    }

    /// <summary>A body whose length nobody knows before its end.</summary>
    private sealed class Unmeasured(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
