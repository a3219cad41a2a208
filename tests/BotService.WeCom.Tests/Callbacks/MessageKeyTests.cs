using BotService.WeCom.Callbacks;
using static BotService.WeCom.Tests.Callbacks.InboundMessageTests;

namespace BotService.WeCom.Tests.Callbacks;

public class MessageKeyTests
{
    [Fact]
    public void An_event_delivered_again_has_the_same_key()
    {
        var first = KeyOf(Event("click", "<EventKey>A</EventKey>"));

        Assert.Equal(first, KeyOf(Event("click", "<EventKey><![CDATA[A]]></EventKey>")));
        Assert.StartsWith("1000010|e|", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_events_of_one_member_in_one_second_have_two_keys()
    {
        string[] keys =
        [
            KeyOf(Event("enter_agent", "")),
            KeyOf(Event("click", "<EventKey>A</EventKey>")),
            KeyOf(Event("click", "<EventKey>B</EventKey>")),
            KeyOf(Event("click", "<EventKey>A</EventKey>", at: 1790002001)),
            KeyOf(Event("click", "<EventKey>A</EventKey>", from: "LiLei")),
            KeyOf(Event("template_card_event", "<EventKey>A</EventKey><TaskId>t1</TaskId>")),
            KeyOf(Event("template_card_event", "<EventKey>A</EventKey><TaskId>t2</TaskId>")),
            KeyOf(Event("change_contact", "<ChangeType>delete_user</ChangeType><UserID>a</UserID>", from: "sys")),
            KeyOf(Event("change_contact", "<ChangeType>delete_user</ChangeType><UserID>b</UserID>", from: "sys")),
            KeyOf(Event("batch_job_result", "<BatchJob><JobId>1</JobId></BatchJob>", from: "sys")),
            KeyOf(Event("batch_job_result", "<BatchJob><JobId>2</JobId></BatchJob>", from: "sys")),
        ];

        Assert.Distinct(keys);
    }

    [Fact]
    public void A_new_response_code_does_not_make_a_new_press() =>
        Assert.Equal(
            KeyOf(Event("template_card_event", "<TaskId>t</TaskId><ResponseCode>rc1</ResponseCode>")),
            KeyOf(Event("template_card_event", "<TaskId>t</TaskId><ResponseCode>rc2</ResponseCode>")));

    [Fact]
    public void A_message_without_a_number_still_has_a_key_of_its_own()
    {
        var one = "<xml><MsgType>text</MsgType><FromUserName>a</FromUserName><Content>one</Content></xml>";
        var zero = "<xml><MsgType>text</MsgType><FromUserName>a</FromUserName><Content>one</Content><MsgId>0</MsgId></xml>";
        var two = one.Replace("one", "two", StringComparison.Ordinal);

        Assert.Equal(KeyOf(one), KeyOf(one));
        Assert.StartsWith("0|x|", KeyOf(zero), StringComparison.Ordinal);
        Assert.NotEqual(KeyOf(one), KeyOf(two));
    }

    [Fact]
    public void The_same_number_from_two_people_is_two_messages() =>
        Assert.NotEqual(KeyOf(From("alice")), KeyOf(From("bob")));

    [Fact]
    public void No_key_is_longer_than_200_characters() =>
        Assert.InRange(KeyOf(Event("click", $"<EventKey>{new string('长', 5_000)}</EventKey>")).Length, 1, 200);

    private static string From(string person) => $"<xml><MsgType>text</MsgType><FromUserName>{person}</FromUserName><Content>one</Content><MsgId>7</MsgId></xml>";

    private static string KeyOf(string xml) => Read<InboundMessage>(xml).Key;
}
