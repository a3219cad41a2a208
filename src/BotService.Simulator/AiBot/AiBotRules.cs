using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace BotService.Simulator.AiBot;

/// <summary>What the server takes: which answer belongs to which callback, how long, how often, in which form (documents 101463, 101031, 101032).</summary>
public sealed class AiBotRules(TimeProvider time)
{
    private const int MostBytes = 20_480;

    private static readonly string[] RespondTypes = ["stream", "template_card", "markdown", "file", "image", "voice", "video"];

    private static readonly string[] SendTypes = ["markdown", "template_card", "file", "image", "voice", "video"];

    private readonly ConcurrentDictionary<string, Callback> _callbacks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);
    private readonly AiBotRate _rate = new(time);
    private readonly AiBotUploads _uploads = new();

    /// <summary>The bytes of a file that came up whole.</summary>
    public byte[]? MediaOf(string mediaId) => _uploads.Find(mediaId);

    internal void NoteCallback(string reqId, string cmd, string? eventType, string conversation, string? card)
    {
        _callbacks[reqId] = new Callback(eventType ?? cmd, conversation, card, TimeProvider.System.GetTimestamp());

        if (cmd == "aibot_msg_callback")
        {
            _written[conversation] = true;
        }
    }

    /// <summary>0, or the code of the refusal.</summary>
    internal int Judge(string cmd, string reqId, JsonObject body, JsonObject answer) => cmd switch
    {
        "ping" => 0,
        "aibot_respond_msg" => Reply(reqId, body, "aibot_msg_callback", within: null),
        "aibot_respond_welcome_msg" => Reply(reqId, body, "enter_chat", TimeSpan.FromSeconds(5)),
        "aibot_respond_update_msg" => Reply(reqId, body, "template_card_event", TimeSpan.FromSeconds(5)),
        "aibot_send_msg" => Push(body),
        "aibot_upload_media_init" or "aibot_upload_media_chunk" or "aibot_upload_media_finish" => _uploads.Take(cmd, body, answer),
        _ => 40008,
    };

    private int Reply(string reqId, JsonObject body, string to, TimeSpan? within)
    {
        if (!_callbacks.TryGetValue(reqId, out var callback) || callback.Kind != to)
        {
            return 846605;
        }

        if (within is { } span && TimeProvider.System.GetElapsedTime(callback.At) > span)
        {
            return 846604;
        }

        if (to == "template_card_event")
        {
            return (string?)body["response_type"] != "update_template_card" || (string?)body["template_card"]?["task_id"] != callback.Card ? 40008 : _rate.Take(callback.Conversation);
        }

        var isLegal = to == "enter_chat" ? (string?)body["msgtype"] is "text" or "template_card" : RespondTypes.Contains((string?)body["msgtype"]);
        return isLegal ? Content(body) is var code and not 0 ? code : _rate.Take(callback.Conversation) : 40008;
    }

    private int Push(JsonObject body)
    {
        var chat = (string?)body["chatid"] ?? string.Empty;

        if (!SendTypes.Contains((string?)body["msgtype"]))
        {
            return 40008;
        }

        if (!_written.ContainsKey(chat))
        {
            return 93001;
        }

        return (int?)body["chat_type"] is not (1 or 2) ? 93006 : Content(body) is var code and not 0 ? code : _rate.Take(chat);
    }

    private int Content(JsonObject body)
    {
        var kind = (string?)body["msgtype"];

        if (kind is "markdown" or "text")
        {
            var bytes = Encoding.UTF8.GetByteCount((string?)body[kind]?["content"] ?? string.Empty);
            return bytes switch { 0 => 93017, > MostBytes => 40008, _ => 0 };
        }

        if (kind == "template_card")
        {
            var card = body["template_card"];
            var buttons = card?["button_list"] as JsonArray;
            return (string?)card?["card_type"] == "button_interaction" && (buttons is not { Count: >= 1 and <= 6 } || string.IsNullOrEmpty((string?)card["task_id"]) || string.IsNullOrEmpty((string?)card["main_title"]?["title"])) ? 40016 : 0;
        }

        return kind == "file" && MediaOf((string?)body["file"]?["media_id"] ?? string.Empty) is null ? 40008 : 0;
    }

    private sealed record Callback(string Kind, string Conversation, string? Card, long At);
}
