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

    public int OfReply(JsonObject body) => Replies.Contains(Kind(body)) ? Of(body) : AiBotCodes.BadForm;

    public int OfWelcome(JsonObject body) => Kind(body) is "text" or "template_card" ? Of(body) : AiBotCodes.BadForm;

    /// <summary>One copy of the documents keeps pushed cards to single chats; a service that trusts the others may be refused.</summary>
    public int OfPush(JsonObject body, bool isGroup) =>
        Pushes.Contains(Kind(body)) && !(isGroup && Kind(body) == "template_card") ? Of(body) : AiBotCodes.BadForm;

    public static int OfUpdate(JsonObject body, string? pressed) =>
        JsonText.Of(body, "response_type") != "update_template_card" || JsonText.Of(body["template_card"], "task_id") != pressed ? AiBotCodes.BadForm : AiBotCards.Judge(body["template_card"]);

    private int Of(JsonObject body) => Kind(body) switch
    {
        "stream" => OfStream(body["stream"]),
        "template_card" => AiBotCards.Judge(body["template_card"]),
        "text" or "markdown" => OfText(body[Kind(body)]),
        var media => uploads.Find(JsonText.Of(body[media], "media_id"))?.Kind == media ? AiBotCodes.Ok : AiBotCodes.NoSuchMedia,
    };

    private static int OfText(JsonNode? text)
    {
        if (Encoding.UTF8.GetByteCount(JsonText.Of((text as JsonObject)?["feedback"], "id")) > MostFeedbackBytes)
        {
            return AiBotCodes.BadForm;
        }

        return Encoding.UTF8.GetByteCount(JsonText.Of(text, "content")) switch { 0 => AiBotCodes.Empty, > MostBytes => AiBotCodes.BadForm, _ => AiBotCodes.Ok };
    }

    private int OfStream(JsonNode? stream)
    {
        var id = JsonText.Of(stream, "id");

        // The SDK can send pictures in a stream; the documents say not over the socket.
        if (id.Length == 0 || stream!["msg_item"] is not null)
        {
            return AiBotCodes.BadForm;
        }

        if (OfText(stream) is var code and not AiBotCodes.Ok)
        {
            return code;
        }

        var known = _streams.GetOrAdd(id, () => new Stream(time.GetUtcNow()));

        if (known.IsOver || time.GetUtcNow() - known.Since > StreamLife)
        {
            return AiBotCodes.StreamOver;
        }

        known.IsOver = JsonText.IsTrue(stream, "finish");
        return AiBotCodes.Ok;
    }

    private static string Kind(JsonObject body) => JsonText.Of(body, "msgtype");

    private sealed class Stream(DateTimeOffset since)
    {
        public DateTimeOffset Since { get; } = since;

        public bool IsOver { get; set; }
    }
}
