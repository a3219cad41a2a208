using System.Xml.Linq;
using BotService.WeCom.Callbacks;
using CsCheck;

namespace BotService.WeCom.Tests.Callbacks;

public class PassiveReplyTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1790005000);

    [Fact]
    public void A_text_reply_is_the_documented_one() =>
        Assert.Equal(
            "<xml><ToUserName><![CDATA[HanMei]]></ToUserName><FromUserName><![CDATA[wwstudy0123456789a]]></FromUserName><CreateTime>1790005000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[已记录: 微积分复习]]></Content></xml>",
            new TextReply("已记录: 微积分复习").ToXml("HanMei", "wwstudy0123456789a", Now));

    [Fact]
    public void Greyed_buttons_are_the_documented_ones() =>
        Assert.EndsWith(
            "<MsgType><![CDATA[update_button]]></MsgType><Button><ReplaceName><![CDATA[已确认]]></ReplaceName></Button></xml>",
            new UpdateButtonReply("已确认").ToXml("HanMei", "ww1", Now),
            StringComparison.Ordinal);

    [Fact]
    public void An_answer_goes_back_to_the_sender()
    {
        var message = InboundMessageTests.Read<TextMessage>(InboundMessageTests.Message("text", "<Content>hi</Content>"));
        var xml = XDocument.Parse(new TextReply("hello").ToXml(message, Now)).Root!;
        Assert.Equal(("HanMei", "wwstudy0123456789a"), (xml.Element("ToUserName")!.Value, xml.Element("FromUserName")!.Value));
    }

    [Theory]
    [InlineData("a]]>b", "a]]>b")]
    [InlineData("]]>]]>", "]]>]]>")]
    [InlineData("]]", "]]")]
    [InlineData("<b>&amp;</b>", "<b>&amp;</b>")]
    [InlineData("a\0b\u0008c\uFFFEde\n\tf", "abcde\n\tf")]
    [InlineData("👍🏽", "👍🏽")]
    public void Text_is_safe_inside_CDATA(string said, string read) =>
        Assert.Equal(read, Parse(new TextReply(said)).Element("Content")!.Value);

    [Fact]
    public void Half_a_character_is_left_out() => Assert.Equal("ab", Parse(new TextReply("a\uD83Db\uDE00")).Element("Content")!.Value);

    [Fact]
    public void Any_text_is_cut_at_2048_bytes_between_two_characters() =>
        Texts.Any(1_500).Sample(
            text =>
            {
                var legal = SafeXmlText.Legal(text).ReplaceLineEndings("\n");
                var content = Parse(new TextReply(legal)).Element("Content")!.Value;
                var bytes = WeComText.CountBytes(content);
                Assert.True(bytes <= 2048 && legal.StartsWith(content, StringComparison.Ordinal));
                Assert.True(content == legal || !char.IsHighSurrogate(content[^1]));
            },
            iter: 300);

    [Fact]
    public void A_character_made_of_several_is_not_torn()
    {
        var family = "👨‍👩‍👧";
        var text = new string('a', 2048 - 5) + family;
        Assert.Equal(new string('a', 2048 - 5), Parse(new TextReply(text)).Element("Content")!.Value);
    }

    [Fact]
    public void Exactly_2048_bytes_stay_whole() =>
        Assert.Equal(2048, WeComText.CountBytes(Parse(new TextReply(new string('学', 682) + "ab")).Element("Content")!.Value));

    [Fact]
    public void A_text_cut_to_characters_ends_with_an_ellipsis()
    {
        Assert.Equal("一二三四", WeComText.CutToCharacters("一二三四", 4));
        Assert.Equal("一二三…", WeComText.CutToCharacters("一二三四五", 4));
        Assert.Equal("👍👍…", WeComText.CutToCharacters("👍👍👍👍", 3));
    }

    [Fact]
    public void A_reply_prints_no_word_of_itself() => Assert.Equal("TextReply", $"{new TextReply("secret")}");

    private static XElement Parse(PassiveReply reply) => XDocument.Parse(reply.ToXml("HanMei", "ww1", Now)).Root!;
}
