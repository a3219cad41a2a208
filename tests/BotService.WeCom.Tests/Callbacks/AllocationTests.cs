using System.Text;
using BotService.WeCom.Callbacks;

namespace BotService.WeCom.Tests.Callbacks;

/// <summary>What one callback costs in memory, which unlike time is the same on every machine.</summary>
public sealed class AllocationTests
{
    private const int Most = 40 * 1024;

    [Fact]
    public void A_callback_opened_read_answered_and_sealed_allocates_less_than_forty_kilobytes()
    {
        var codec = new CallbackCodec("ww1234567890abcdef", new CallbackKeys("StudyBotToken2026", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"), null);
        var call = codec.Seal(
            "<xml><ToUserName><![CDATA[ww1234567890abcdef]]></ToUserName><FromUserName><![CDATA[alice]]></FromUserName><CreateTime>1790000001</CreateTime>"
            + "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[已学 读了两遍，很有收获]]></Content><MsgId>7100000000000000001</MsgId><AgentID>1000010</AgentID></xml>",
            "1790000001",
            "nonce");
        var body = Encoding.UTF8.GetBytes(call.ToCallbackXml("ww1234567890abcdef", 1000010));
        var signature = new CallbackSignature(call.Signature, call.Timestamp, call.Nonce);

        for (var i = 0; i < 100; i++)
        {
            Answer(codec, body, signature);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Answer(codec, body, signature);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated < Most, $"{allocated} bytes");
    }

    private static string Answer(CallbackCodec codec, byte[] body, CallbackSignature signature)
    {
        Assert.True(CallbackEnvelope.TryRead(body, out var envelope));
        codec.TryOpen(signature, envelope.Encrypted, out var opened);
        Assert.True(InboundMessage.TryRead(opened.Message, out var message));
        var plain = new TextReply("已记下：第39周《关于调查研究的重要论述》按时学完。").ToXml(message, DateTimeOffset.UnixEpoch);
        return codec.Seal(plain, signature.Timestamp, signature.Nonce, opened).ToXml();
    }
}
