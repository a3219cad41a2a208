using System.Xml.Linq;
using BotService.WeCom.Callbacks;

namespace BotService.WeCom.Tests.Callbacks;

public class InboundMessageTests
{
    [Fact]
    public void A_text_is_read()
    {
        var text = Read<TextMessage>(Message("text", "<Content><![CDATA[/主题 微积分复习]]></Content>"));

        Assert.Equal("/主题 微积分复习", text.Content);
        Assert.Equal("wwstudy0123456789a", text.ToUserName);
        Assert.Equal("HanMei", text.FromUserName);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1790001000), text.CreateTime);
        Assert.Equal(7300000000000000101, text.MsgId);
        Assert.Equal(1000010, text.AgentId);
        Assert.StartsWith("1000010|m|7300000000000000101|", text.Key, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_read()
    {
        var image = Read<ImageMessage>(Message("image", "<PicUrl><![CDATA[https://pic.example/a.jpg?a=1&b=2]]></PicUrl><MediaId><![CDATA[1aB_media_img]]></MediaId>"));
        Assert.Equal(("https://pic.example/a.jpg?a=1&b=2", "1aB_media_img"), (image.PicUrl, image.MediaId));
    }

    [Fact]
    public void A_voice_is_read()
    {
        var voice = Read<VoiceMessage>(Message("voice", "<MediaId><![CDATA[1aB_media_voi]]></MediaId><Format><![CDATA[amr]]></Format>"));
        Assert.Equal(("1aB_media_voi", "amr"), (voice.MediaId, voice.Format));
    }

    [Fact]
    public void A_video_is_read()
    {
        var video = Read<VideoMessage>(Message("video", "<MediaId><![CDATA[1aB_media_vid]]></MediaId><ThumbMediaId><![CDATA[1aB_media_thumb]]></ThumbMediaId>"));
        Assert.Equal(("1aB_media_vid", "1aB_media_thumb"), (video.MediaId, video.ThumbMediaId));
    }

    [Fact]
    public void A_location_is_read()
    {
        var place = Read<LocationMessage>(Message("location", "<Location_X>31.2304</Location_X><Location_Y>121.4737</Location_Y><Scale>15</Scale><Label><![CDATA[图书馆]]></Label><AppType><![CDATA[wxwork]]></AppType>"));
        Assert.Equal((31.2304, 121.4737, 15, "图书馆"), (place.Latitude, place.Longitude, place.Scale, place.Label));
    }

    [Fact]
    public void A_link_is_read()
    {
        var link = Read<LinkMessage>(Message("link", "<Title><![CDATA[讲义]]></Title><Description><![CDATA[第三章]]></Description><Url><![CDATA[https://study.example/ch3]]></Url><PicUrl><![CDATA[https://study.example/c.png]]></PicUrl>"));
        Assert.Equal(("讲义", "第三章", "https://study.example/ch3", "https://study.example/c.png"), (link.Title, link.Description, link.Url, link.PicUrl));
    }

    [Theory]
    [InlineData("subscribe", typeof(SubscribeEvent))]
    [InlineData("unsubscribe", typeof(UnsubscribeEvent))]
    [InlineData("enter_agent", typeof(EnterAgentEvent))]
    [InlineData("LOCATION", typeof(LocationEvent))]
    [InlineData("click", typeof(ClickEvent))]
    [InlineData("view", typeof(ViewEvent))]
    [InlineData("template_card_event", typeof(TemplateCardEvent))]
    [InlineData("template_card_menu_event", typeof(TemplateCardEvent))]
    [InlineData("inactive_alert", typeof(InactiveAlertEvent))]
    [InlineData("close_inactive_agent", typeof(CloseInactiveAgentEvent))]
    [InlineData("batch_job_result", typeof(UnknownEvent))]
    [InlineData("of_next_year", typeof(UnknownEvent))]
    public void Every_event_has_its_record_and_keeps_its_name(string name, Type type)
    {
        var read = Read<InboundEvent>(Event(name, "<EventKey><![CDATA[TOPIC_CONFIRM]]></EventKey>"));

        Assert.IsType(type, read);
        Assert.Equal((name, "TOPIC_CONFIRM", "HanMei"), (read.Event, read.EventKey, read.FromUserName));
        Assert.Equal(0, read.MsgId);
    }

    [Fact]
    public void A_place_reported_on_entering_is_read()
    {
        var place = Read<LocationEvent>(Event("LOCATION", "<Latitude>31.230</Latitude><Longitude>121.473</Longitude><Precision>30.000</Precision>"));
        Assert.Equal((31.23, 121.473, 30.0), (place.Latitude, place.Longitude, place.Precision));
    }

    [Fact]
    public void A_warning_about_an_unused_app_says_when() =>
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1790600000), Read<InactiveAlertEvent>(Event("inactive_alert", "<EffectTime>1790600000</EffectTime>")).EffectTime);

    [Theory]
    [InlineData("OptionIds", "OptionId")]
    [InlineData("OpitonIds", "OpitonId")]
    public void A_press_on_a_card_is_read_in_both_spellings(string list, string option)
    {
        var press = Read<TemplateCardEvent>(Event("template_card_event", $"""
            <EventKey><![CDATA[topic_submit]]></EventKey><TaskId><![CDATA[topic-2026W39-HanMei]]></TaskId><CardType><![CDATA[vote_interaction]]></CardType>
            <ResponseCode><![CDATA[rc_7Hk2]]></ResponseCode><SelectedItems>
            <SelectedItem><QuestionKey><![CDATA[topic]]></QuestionKey><{list}><{option}><![CDATA[calc]]></{option}><{option}>algebra</{option}></{list}></SelectedItem>
            <SelectedItem><{list}><{option}>tue</{option}></{list}><QuestionKey>day</QuestionKey></SelectedItem></SelectedItems>
            """));

        Assert.Equal(("topic_submit", "topic-2026W39-HanMei", "vote_interaction", "rc_7Hk2"), (press.EventKey, press.TaskId, press.CardType, press.ResponseCode));
        Assert.Equal(["topic", "day"], press.SelectedItems.Select(item => item.QuestionKey));
        Assert.Equal(["calc,algebra", "tue"], press.SelectedItems.Select(item => string.Join(',', item.OptionIds)));
    }

    [Fact]
    public void A_press_in_the_corner_menu_is_read_as_well()
    {
        var press = Read<TemplateCardEvent>(Event("template_card_menu_event", "<EventKey>mute_week</EventKey><TaskId>t</TaskId>"));
        Assert.Equal(("mute_week", "t"), (press.EventKey, press.TaskId));
        Assert.Empty(press.SelectedItems);
    }

    [Fact]
    public void Neither_order_nor_CDATA_matters()
    {
        var plain = XDocument.Parse(Message("text", "<Content><![CDATA[a<b & c]]></Content>")).Root!;
        var reversed = new XElement("xml", plain.Elements().Reverse().Select(element => new XElement(element.Name, element.Value))).ToString();

        Assert.Equal(Read<TextMessage>(plain.ToString()), Read<TextMessage>(reversed));
        Assert.Equal("a<b & c", Read<TextMessage>(reversed).Content);
    }

    [Fact]
    public void A_nested_element_does_not_pass_for_a_field()
    {
        var text = Read<TextMessage>(Message("text", "<Content>mine</Content><Quote><Content>theirs</Content><MsgId>1</MsgId></Quote>"));
        Assert.Equal(("mine", 7300000000000000101), (text.Content, text.MsgId));
    }

    [Fact]
    public void An_unknown_type_keeps_its_name() => Assert.Equal("hologram", Read<UnknownMessage>(Message("hologram", "")).MsgType);

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<xml></xml>")]
    [InlineData("<xml><Content>no type</Content></xml>")]
    [InlineData("<xml><MsgType>text</MsgType>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><MsgType>text</MsgType><Content>&a;</Content></xml>")]
    public void What_is_no_message_is_refused_without_an_exception(string xml) => Assert.False(InboundMessage.TryRead(xml, out _));

    [Fact]
    public void Unreadable_numbers_become_nothing()
    {
        var place = Read<LocationMessage>("<xml><MsgType>location</MsgType><CreateTime>99999999999999</CreateTime><AgentID>x</AgentID><Location_X>1e999</Location_X></xml>");
        Assert.Equal((DateTimeOffset.UnixEpoch, 0, null, null), (place.CreateTime, place.AgentId, place.Latitude, place.Longitude));
    }

    [Fact]
    public void A_message_prints_no_word_of_what_was_said() =>
        Assert.StartsWith("text 1000010|m|7300000000000000101|", $"{Read<TextMessage>(Message("text", "<Content>secret</Content>"))}", StringComparison.Ordinal);

    internal static string Message(string type, string fields) =>
        $"<xml><ToUserName><![CDATA[wwstudy0123456789a]]></ToUserName><FromUserName><![CDATA[HanMei]]></FromUserName><CreateTime>1790001000</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{fields}<MsgId>7300000000000000101</MsgId><AgentID>1000010</AgentID></xml>";

    internal static string Event(string name, string fields, long at = 1790002000, string from = "HanMei") =>
        $"<xml><ToUserName><![CDATA[wwstudy0123456789a]]></ToUserName><FromUserName><![CDATA[{from}]]></FromUserName><CreateTime>{at}</CreateTime><MsgType><![CDATA[event]]></MsgType><AgentID>1000010</AgentID><Event><![CDATA[{name}]]></Event>{fields}</xml>";

    internal static T Read<T>(string xml)
        where T : InboundMessage
    {
        Assert.True(InboundMessage.TryRead(xml, out var message));
        return Assert.IsAssignableFrom<T>(message);
    }
}
