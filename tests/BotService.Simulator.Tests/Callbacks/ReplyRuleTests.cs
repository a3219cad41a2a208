using BotService.WeCom.Callbacks;

namespace BotService.Simulator.Tests.Callbacks;

/// <summary>Passive replies (document 90241): each rule with one reply that breaks it, and a sound one of each kind beside it.</summary>
public sealed class ReplyRuleTests(PhoneAndService service) : IClassFixture<PhoneAndService>
{
    private const string Words = "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[好]]></Content>";

    private static readonly string Head = $"<ToUserName><![CDATA[lihua]]></ToUserName><FromUserName><![CDATA[{PhoneAndService.Known.CorpId}]]></FromUserName><CreateTime>1788739200</CreateTime>";

    private static readonly CallbackCodec Codec = new(PhoneAndService.Known.CorpId, new CallbackKeys(PhoneAndService.Known.Token, PhoneAndService.Known.EncodingAesKey), previous: null);

    [Theory]
    [InlineData(Words)]
    [InlineData("<MsgType>update_button</MsgType><Button><ReplaceName>已记下</ReplaceName></Button>")]
    [InlineData("<MsgType>update_template_card</MsgType><TemplateCard><CardType>text_notice</CardType></TemplateCard>")]
    [InlineData("<MsgType>news</MsgType><ArticleCount>1</ArticleCount><Articles><item><Title>题</Title></item></Articles>")]
    public async Task A_sound_reply_is_shown(string reply)
    {
        var heard = await service.HearAsync(Sealed(Head + reply));
        Assert.Equal(PhoneTrouble.None, heard.Trouble);
        Assert.NotNull(heard.Xml);
    }

    [Fact]
    public async Task Saying_nothing_is_no_fault()
    {
        var heard = await service.HearAsync(string.Empty);
        Assert.Equal(PhoneTrouble.None, heard.Trouble);
        Assert.True(heard.IsEmpty);
    }

    [Fact]
    public async Task A_text_has_one_to_2048_bytes()
    {
        Assert.Null((await service.HearAsync(Sealed(Head + Text(new string('a', 2048))))).Reason);
        Assert.Contains("2049 bytes", (await service.HearAsync(Sealed(Head + Text(new string('a', 2049))))).Reason);
        Assert.Contains("2049 bytes", (await service.HearAsync(Sealed(Head + Text(new string('学', 683))))).Reason);
        Assert.Contains("empty", (await service.HearAsync(Sealed(Head + Text(string.Empty)))).Reason);
    }

    [Theory]
    [InlineData("addressed", "<ToUserName>wangwu</ToUserName><FromUserName>CORP</FromUserName><CreateTime>1</CreateTime>" + Words)]
    [InlineData("addressed", "<ToUserName>lihua</ToUserName><FromUserName>other</FromUserName><CreateTime>1</CreateTime>" + Words)]
    [InlineData("addressed", "<FromUserName>CORP</FromUserName><CreateTime>1</CreateTime>" + Words)]
    [InlineData("CreateTime", "<ToUserName>lihua</ToUserName><FromUserName>CORP</FromUserName><CreateTime>today</CreateTime>" + Words)]
    [InlineData("cannot be", "HEAD<MsgType>markdown</MsgType><Content>好</Content>")]
    [InlineData("cannot be", "HEAD<Content>好</Content>")]
    [InlineData("ReplaceName", "HEAD<MsgType>update_button</MsgType><Button></Button>")]
    [InlineData("ReplaceName", "HEAD<MsgType>update_button</MsgType>")]
    [InlineData("TemplateCard", "HEAD<MsgType>update_template_card</MsgType>")]
    [InlineData("1 to 8", "HEAD<MsgType>news</MsgType><Articles></Articles>")]
    [InlineData("1 to 8", "HEAD<MsgType>news</MsgType><Articles><item/><item/><item/><item/><item/><item/><item/><item/><item/></Articles>")]
    public async Task Each_rule_of_a_reply_is_named_where_it_is_broken(string rule, string reply)
    {
        var violations = service.WeCom.Violations.Count;
        var heard = await service.HearAsync(Sealed(reply.Replace("HEAD", Head, StringComparison.Ordinal).Replace("CORP", PhoneAndService.Known.CorpId, StringComparison.Ordinal)));
        Assert.Equal(PhoneTrouble.BadReply, heard.Trouble);
        Assert.Contains(rule, heard.Reason);
        Assert.Null(heard.Xml);
        Assert.Equal(violations + 1, service.WeCom.Violations.Count);
    }

    [Theory]
    [InlineData(0, "<CardType>text_notice</CardType><MainTitle><Title>题</Title></MainTitle><CardAction><Type>1</Type><Url>https://example.invalid/</Url></CardAction>")]
    [InlineData(42033, "<CardType>text_notice</CardType>")]
    public async Task A_card_in_a_reply_keeps_the_rules_of_cards(int code, string card)
    {
        var violations = service.WeCom.Violations.Count;
        var heard = await service.HearAtPressAsync(Sealed($"{Head}<MsgType>update_template_card</MsgType><TemplateCard>{card}</TemplateCard>"));
        Assert.Equal(PhoneTrouble.None, heard.Trouble);
        List<string> broken = code == 0 ? [] : [$"callback reply {code}: text_notice without a title"];
        Assert.Equal(broken, service.WeCom.Violations.Skip(violations).Select(violation => violation.ToString()));
    }

    [Fact]
    public async Task The_envelope_is_sealed_with_the_right_key_for_the_right_corp_and_signed()
    {
        var xml = $"<xml>{Head}{Words}</xml>";
        Assert.Contains("no XML", (await service.HearAsync("success")).Reason);
        Assert.Contains("no XML", (await service.HearAsync($"\uFEFF{Codec.Seal(xml, "1", "n").ToXml()}")).Reason);
        Assert.Contains("BadSignature", (await service.HearAsync((Codec.Seal(xml, "1", "n") with { Timestamp = "2" }).ToXml())).Reason);
        Assert.Contains("reply is no XML", (await service.HearAsync(Codec.Seal("好", "1", "n").ToXml())).Reason);

        var otherCorp = new CallbackCodec("wwother", new CallbackKeys(PhoneAndService.Known.Token, PhoneAndService.Known.EncodingAesKey), previous: null);
        Assert.Contains("verdict", (await service.HearAsync(otherCorp.Seal(xml, "1", "n").ToXml())).Reason);
        var otherKey = new CallbackCodec(PhoneAndService.Known.CorpId, new CallbackKeys(PhoneAndService.Known.Token, new string('b', 43)), previous: null);
        Assert.Contains("verdict", (await service.HearAsync(otherKey.Seal(xml, "1", "n").ToXml())).Reason);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(204)]
    [InlineData(302)]
    public async Task Another_status_than_200_is_a_refusal(int status) => Assert.Equal(PhoneTrouble.Refused, (await service.HearAsync(string.Empty, status)).Trouble);

    private static string Sealed(string inner) => Codec.Seal($"<xml>{inner}</xml>", "1788739200", "nonce").ToXml();

    private static string Text(string content) => $"<MsgType>text</MsgType><Content>{content}</Content>";
}
