using System.Text;
using System.Xml.Linq;
using BotService.WeCom.Callbacks;

namespace BotService.WeCom.Tests.Callbacks;

public class CallbackEnvelopeTests
{
    [Theory]
    [InlineData("<xml><ToUserName><![CDATA[ww1]]></ToUserName><AgentID><![CDATA[10]]></AgentID><Encrypt><![CDATA[abc=]]></Encrypt></xml>")]
    [InlineData("<xml>\r\n  <Encrypt>abc=</Encrypt>\r\n  <AgentID>10</AgentID>\r\n  <ToUserName>ww1</ToUserName>\r\n</xml>\r\n")]
    [InlineData("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?><xml><New><Encrypt>no</Encrypt></New><Encrypt><![CDATA[ab]]>c=</Encrypt><AgentID>10</AgentID><ToUserName>ww1</ToUserName></xml>")]
    public void An_envelope_is_read_by_name_in_any_order(string body)
    {
        var expected = new CallbackEnvelope("abc=", "ww1", "10");

        Assert.True(CallbackEnvelope.TryRead(body, out var envelope));
        Assert.Equal(expected, envelope);
        Assert.True(CallbackEnvelope.TryRead(Encoding.UTF8.GetBytes(body), out envelope));
        Assert.Equal(expected, envelope);
    }

    [Fact]
    public void An_envelope_may_lack_all_but_the_cipher_text()
    {
        Assert.True(CallbackEnvelope.TryRead("<xml><Encrypt>abc=</Encrypt><AgentID/></xml>", out var envelope));
        Assert.Equal(new CallbackEnvelope("abc=", "", ""), envelope);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("not xml")]
    [InlineData("{\"encrypt\":\"abc\"}")]
    [InlineData("<xml></xml>")]
    [InlineData("<xml>\n<Encrypt/>\n</xml>")]
    [InlineData("<xml><Encrypt></Encrypt></xml>")]
    [InlineData("<xml><Encrypt>abc</Encrypt>")]
    [InlineData("<xml><Encrypt>abc</xml>")]
    [InlineData("<xml><Encrypt><![CDATA[abc</Encrypt></xml>")]
    [InlineData("<xml><Encrypt>abc</Encrypt></xml><xml/>")]
    [InlineData("<xml><Encrypt>abc</Encrypt></xml>trailing")]
    [InlineData("<xml><Encrypt>a&b</Encrypt></xml>")]
    [InlineData("<xml><Encrypt>&unknown;</Encrypt></xml>")]
    [InlineData("<!DOCTYPE xml><xml><Encrypt>abc</Encrypt></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&a;</Encrypt></xml>")]
    [InlineData("<!DOCTYPE l [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\"><!ENTITY c \"&b;&b;\">]><xml><Encrypt>&c;</Encrypt></xml>")]
    public void Anything_else_is_refused_without_an_exception(string body)
    {
        Assert.False(CallbackEnvelope.TryRead(body, out _));
        Assert.False(CallbackEnvelope.TryRead(Encoding.UTF8.GetBytes(body), out _));
    }

    [Fact]
    public void Depth_and_size_are_limited()
    {
        Assert.False(CallbackEnvelope.TryRead(string.Concat(Enumerable.Repeat("<a>", 50_000)), out _));
        Assert.False(CallbackEnvelope.TryRead($"<xml><Encrypt>{new string('a', 1 << 20)}</Encrypt></xml>", out _));
        Assert.False(CallbackEnvelope.TryRead(new byte[(1 << 20) + 1], out _));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_do_not_throw() => Assert.False(CallbackEnvelope.TryRead(new byte[] { 0xFF, 0xFE, 0x3C, 0xC0 }, out _));

    [Fact]
    public void A_sealed_reply_has_the_documented_envelope()
    {
        var reply = new SealedReply("RU5D=", "56d7b9eecd80a4bf1a13ca1d0bf762be066e3ea3", "1790000001", "8800123");
        var xml = XDocument.Parse(reply.ToXml()).Root!;

        Assert.Equal(["Encrypt=RU5D=", "MsgSignature=56d7b9eecd80a4bf1a13ca1d0bf762be066e3ea3", "TimeStamp=1790000001", "Nonce=8800123"],
            xml.Elements().Select(element => $"{element.Name}={element.Value}"));
    }

    [Fact]
    public void A_stand_in_of_WeCom_can_call_a_service()
    {
        var keys = new CallbackKeys("StudyBotToken2026", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
        var codec = new CallbackCodec("ww1", keys, null);
        var call = codec.Seal("<xml/>", "1790000001", "a+b&c");

        Assert.Equal($"msg_signature={call.Signature}&timestamp=1790000001&nonce=a%2Bb%26c", call.ToQuery());
        Assert.True(CallbackEnvelope.TryRead(call.ToCallbackXml("ww1", 1000010), out var envelope));
        Assert.Equal(new CallbackEnvelope(call.Encrypted, "ww1", "1000010"), envelope);
    }
}
