using System.Xml.Linq;
using BotService.WeCom.Api;
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
    public void A_news_reply_is_the_documented_one() =>
        Assert.EndsWith(
            "<MsgType><![CDATA[news]]></MsgType><ArticleCount>1</ArticleCount><Articles><item><Title><![CDATA[本周主题]]></Title><Description><![CDATA[三选一]]></Description><PicUrl><![CDATA[https://study.example/p.png]]></PicUrl><Url><![CDATA[https://study.example/week]]></Url></item></Articles></xml>",
            new NewsReply([new("本周主题", "https://study.example/week", "三选一", "https://study.example/p.png")]).ToXml("HanMei", "ww1", Now),
            StringComparison.Ordinal);

    [Fact]
    public void A_news_reply_has_at_most_eight_articles()
    {
        var xml = Parse(new NewsReply([.. Enumerable.Range(1, 10).Select(i => new ReplyArticle($"{i}", "https://a.example"))]));
        Assert.Equal("8", xml.Element("ArticleCount")!.Value);
        Assert.Equal(8, xml.Element("Articles")!.Elements("item").Count());
    }

    [Fact]
    public void Greyed_buttons_are_the_documented_ones() =>
        Assert.EndsWith(
            "<MsgType><![CDATA[update_button]]></MsgType><Button><ReplaceName><![CDATA[已确认]]></ReplaceName></Button></xml>",
            new UpdateButtonReply("已确认").ToXml("HanMei", "ww1", Now),
            StringComparison.Ordinal);

    [Fact]
    public void A_replaced_card_repeats_its_lists_without_a_wrapper()
    {
        var card = Parse(new UpdateCardReply(new TemplateCard
        {
            CardType = CardTypes.ButtonInteraction,
            Source = new CardSource("学习助手", 1),
            MainTitle = new CardTitle("第39周主题", "已锁定"),
            SubTitleText = "谢谢",
            HorizontalContentList = [new("组长", "李雷", Type: 3, UserId: "LiLei"), new("截止", "周二")],
            JumpList = [new("历史", "https://study.example/h")],
            CardAction = new CardAction("https://study.example"),
            ButtonList = [new("确认", "ok", 1), new("换题", "change")],
            TaskId = "t-1",
            ReplaceText = "已提交",
        })).Element("TemplateCard")!;

        Assert.Equal(
            ["CardType", "Source", "MainTitle", "SubTitleText", "HorizontalContentList", "HorizontalContentList", "JumpList", "CardAction", "ButtonList", "ButtonList", "ReplaceText"],
            card.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(["KeyName=组长", "Value=李雷", "Type=3", "UserId=LiLei"], card.Elements("HorizontalContentList").First().Elements().Select(element => $"{element.Name}={element.Value}"));
        Assert.Equal(["Text=确认", "Style=1", "Key=ok"], card.Elements("ButtonList").First().Elements().Select(element => $"{element.Name}={element.Value}"));
    }

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
