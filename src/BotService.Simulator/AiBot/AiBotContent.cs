using System.Text;
using System.Text.Json.Nodes;
using BotService.Simulator.State;

namespace BotService.Simulator.AiBot;

/// <summary>Which bodies a command takes, and how long their texts may be (documents 101031, 101463).</summary>
internal sealed class AiBotContent(TimeProvider time, AiBotUploads uploads)
{
    private const int MostBytes = 20_480;
    private const int MostFeedbackBytes = 256;

    private static readonly string[] Replies = ["stream", "template_card", "markdown", "file", "image", "voice", "video"];
    private static readonly string[] Pushes = ["markdown", "template_card", "file", "image", "voice", "video"];

    /// <summary>The documents of spring 2026; newer copies give ten.</summary>
    private static readonly TimeSpan StreamLife = TimeSpan.FromMinutes(6);

    /// <summary>Far more than a bot has open within their life.</summary>
    private readonly RecentMap<string, Stream> _streams = new(5_000, StringComparer.Ordinal);

    public BrokenRule? OfReply(JsonObject body) => Replies.Contains(Kind(body)) ? Of(body) : new(AiBotCodes.BadForm, $"a reply cannot be '{Kind(body)}'");

    public BrokenRule? OfWelcome(JsonObject body) => Kind(body) is "text" or "template_card" ? Of(body) : new(AiBotCodes.BadForm, $"a welcome cannot be '{Kind(body)}'");

    public BrokenRule? OfPush(JsonObject body, bool isGroup)
    {
        if (!Pushes.Contains(Kind(body)))
        {
            return new(AiBotCodes.BadForm, $"a push cannot be '{Kind(body)}'");
        }

        // One copy of the documents keeps pushed cards to single chats; a service that trusts the others may be refused.
        return isGroup && Kind(body) == "template_card" ? new(AiBotCodes.BadForm, "no card is pushed to a group") : Of(body);
    }

    public static BrokenRule? OfUpdate(JsonObject body, string? pressed)
    {
        if (JsonText.Of(body, "response_type") != "update_template_card")
        {
            return new(AiBotCodes.BadForm, "response_type is update_template_card");
        }

        return JsonText.Of(body["template_card"], "task_id") == pressed ? AiBotCards.Judge(body["template_card"]) : new(AiBotCodes.BadForm, "a card keeps the task_id of the pressed one");
    }

    private BrokenRule? Of(JsonObject body) => Kind(body) switch
    {
        "stream" => OfStream(body["stream"]),
        "template_card" => AiBotCards.Judge(body["template_card"]),
        "text" or "markdown" => OfText(body[Kind(body)]),
        var media => OfMedia(body[media], media),
    };

    private BrokenRule? OfMedia(JsonNode? content, string kind) =>
        uploads.Find(JsonText.Of(content, "media_id"))?.Kind == kind ? null : new(AiBotCodes.NoSuchMedia, $"media_id unknown, over three days old, or no {kind}");

    private static BrokenRule? OfText(JsonNode? text)
    {
        if (Encoding.UTF8.GetByteCount(JsonText.Of((text as JsonObject)?["feedback"], "id")) > MostFeedbackBytes)
        {
            return new(AiBotCodes.BadForm, "a feedback id over 256 bytes");
        }

        return Encoding.UTF8.GetByteCount(JsonText.Of(text, "content")) switch
        {
            0 => new(AiBotCodes.Empty, "nothing is said"),
            > MostBytes and var length => new(AiBotCodes.BadForm, $"a text of {length} bytes, {MostBytes} fit"),
            _ => null,
        };
    }

    private BrokenRule? OfStream(JsonNode? stream)
    {
        var id = JsonText.Of(stream, "id");

        if (id.Length == 0)
        {
            return new(AiBotCodes.BadForm, "a stream without an id");
        }

        // The SDK can send pictures in a stream; the documents say not over the socket.
        if (stream!["msg_item"] is not null)
        {
            return new(AiBotCodes.BadForm, "no pictures in a stream");
        }

        if (OfText(stream) is { } broken)
        {
            return broken;
        }

        var known = _streams.GetOrAdd(id, () => new Stream(time.GetUtcNow()));

        if (known.IsOver || time.GetUtcNow() - known.Since > StreamLife)
        {
            return new(AiBotCodes.StreamOver, "the stream is finished or over six minutes old");
        }

        known.IsOver = JsonText.IsTrue(stream, "finish");
        return null;
    }

    private static string Kind(JsonObject body) => JsonText.Of(body, "msgtype");

    private sealed class Stream(DateTimeOffset since)
    {
        public DateTimeOffset Since { get; } = since;

        public bool IsOver { get; set; }
    }
}
