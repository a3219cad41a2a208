using System.Globalization;
using System.Text;
using BotService.Benchmarks.Far;
using BotService.WeCom.Callbacks;

namespace BotService.Benchmarks.Driving;

/// <summary>Makes whole HTTP requests as WeCom sends them, encrypted and signed before the measurement starts.</summary>
internal sealed class RequestWriter
{
    private readonly CallbackCodec _codec = new(MeasurementFolder.CorpId, new CallbackKeys(MeasurementFolder.Token, MeasurementFolder.Key), null);
    private long _lastId = 7_100_000_000_000_000_000;

    public static string PlainXml(string userId, string text, long at, long id) => string.Create(
        CultureInfo.InvariantCulture,
        $"<xml><ToUserName><![CDATA[{MeasurementFolder.CorpId}]]></ToUserName><FromUserName><![CDATA[{userId}]]></FromUserName><CreateTime>{at}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content><MsgId>{id}</MsgId><AgentID>{MeasurementFolder.AgentId}</AgentID></xml>");

    public byte[] Text(string userId, string text, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds();
        var id = ++_lastId;
        var sealedText = _codec.Seal(PlainXml(userId, text, seconds, id), seconds.ToString(CultureInfo.InvariantCulture), id.ToString(CultureInfo.InvariantCulture));
        var body = sealedText.ToCallbackXml(MeasurementFolder.CorpId, MeasurementFolder.AgentId);
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST /wecom/callback?{sealedText.ToQuery()} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
    }

    public IReadOnlyList<byte[]> Texts(IEnumerable<string> userIds, string text, DateTimeOffset at) => [.. userIds.Select(userId => Text(userId, text, at))];
}
