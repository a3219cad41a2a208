using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using BotService.WeCom.AiBot;

namespace BotService.WeCom.Tests.AiBot;

public sealed class AiBotFrameTests
{
    public static TheoryData<string> Frames() => [.. Lines()];

    [Theory]
    [MemberData(nameof(Frames))]
    public void Every_known_frame_comes_back_as_it_was(string json)
    {
        Assert.True(AiBotReader.TryRead(Encoding.UTF8.GetBytes(json), out var frame));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(frame.ToJson())), frame.ToJson());
    }

    [Fact]
    public void An_acknowledgement_is_told_by_its_errcode_also_when_it_repeats_a_command()
    {
        Assert.True(Read("""{"headers":{"req_id":"a"},"errcode":0,"errmsg":"ok"}""").IsAcknowledgement);
        Assert.True(Read("""{"cmd":"pong","headers":{"req_id":"a"},"errcode":0}""").IsAcknowledgement);
        Assert.False(Read("""{"cmd":"aibot_msg_callback","headers":{"req_id":"a"},"errcode":0,"body":{"msgid":"m"}}""").IsAcknowledgement);
        Assert.False(Read("""{"headers":{"req_id":"a"}}""").IsAcknowledgement);
    }

    [Fact]
    public void Raw_control_characters_are_dropped_and_the_words_stay()
    {
        var frame = Read("{\"cmd\":\"aibot_msg_callback\",\"headers\":{\"req_id\":\"a\"},\"body\":{\"msgid\":\"m\",\"text\":{\"content\":\"已\u0001学\u001F\"}}}");
        Assert.Equal("已学", frame.Body!.Text!.Content);
    }

    [Fact]
    public void A_press_is_found_nested_and_flat_and_nested_first()
    {
        Assert.Equal("b", Read("""{"cmd":"aibot_event_callback","body":{"event":{"eventtype":"template_card_event","event_key":"a","template_card_event":{"event_key":"b"}}}}""").Body!.Event!.PressedKey);
        Assert.Equal("a", Read("""{"cmd":"aibot_event_callback","body":{"event":{"eventtype":"template_card_event","event_key":"a"}}}""").Body!.Event!.PressedKey);
    }

    [Fact]
    public void A_number_where_a_text_belongs_is_read_as_text_and_fields_nobody_knows_do_no_harm() =>
        Assert.Equal("17", Read("""{"cmd":"aibot_msg_callback","extra":{"a":[1]},"body":{"msgid":17,"create_time":"1790000100","response_url":"x"}}""").Body!.MsgId);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"cmd":""")]
    [InlineData("""{"cmd":7}""")]
    [InlineData("""{"body":"text"}""")]
    [InlineData("""{"errcode":"none"}""")]
    public void What_is_no_frame_is_refused(string text) => Assert.False(AiBotReader.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void A_frame_printed_into_a_log_shows_no_words()
    {
        var frame = Read("""{"cmd":"aibot_msg_callback","body":{"msgid":"m","msgtype":"text","text":{"content":"秘密"}}}""");
        Assert.DoesNotContain("秘密", $"{frame} {frame.Body}", StringComparison.Ordinal);
    }

    internal static IEnumerable<string> Lines()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("frames.jsonl")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static AiBotFrame Read(string json)
    {
        Assert.True(AiBotReader.TryRead(Encoding.UTF8.GetBytes(json), out var frame));
        return frame;
    }
}
