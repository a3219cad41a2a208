using BotService.WeCom.Callbacks;

namespace BotService.WeCom.Tests.Callbacks;

/// <summary>What leaves us and what comes in at the edges of what the codec takes.</summary>
public class SealingTests
{
    private static readonly CallbackCodec Codec = new("wwstudy0123456789a", new CallbackKeys("StudyBotToken2026", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"), previous: null);

    [Fact]
    public void The_same_words_sealed_twice_look_different() =>
        Assert.Equal(50, Enumerable.Range(0, 50).Select(_ => Codec.Seal("<xml/>", "1788750000", "n").Encrypted).Distinct().Count());

    [Theory]
    [InlineData(null, "n")]
    [InlineData("1788750000", null)]
    public void A_signature_without_time_or_nonce_is_refused(string? timestamp, string? nonce)
    {
        var message = Codec.Seal("<xml/>", "1788750000", "n");

        Assert.Equal(CallbackVerdict.BadSignature, Codec.TryOpen(new CallbackSignature(message.Signature, timestamp!, nonce!), message.Encrypted, out _));
    }

    [Fact]
    public void Long_times_and_nonces_of_any_language_find_room()
    {
        var (timestamp, nonce) = (new string('时', 300), new string('码', 900));

        var message = Codec.Seal("<xml/>", timestamp, nonce);
        Assert.Equal(CallbackVerdict.Accepted, Codec.TryOpen(new CallbackSignature(message.Signature, timestamp, nonce), message.Encrypted, out var opened));
        Assert.Equal("<xml/>", opened.Message);
    }

    [Theory]
    [InlineData("<Event>x</Event><Other><JobId>no</JobId></Other>")]
    [InlineData("<Event>x</Event><Other><SelectedItem><QuestionKey>no</QuestionKey></SelectedItem></Other>")]
    public void Fields_count_only_where_they_belong(string fields)
    {
        static string Xml(string inside) => $"<xml><FromUserName>bob</FromUserName><CreateTime>1788750000</CreateTime><MsgType>event</MsgType>{inside}<AgentID>1</AgentID></xml>";

        Assert.True(InboundMessage.TryRead(Xml(fields), out var odd));
        Assert.True(InboundMessage.TryRead(Xml("<Event>x</Event>"), out var plain));
        Assert.Equal(plain.Key, odd.Key);
    }
}
