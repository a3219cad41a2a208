using System.Text.Json.Nodes;
using BotService.Simulator.State;

namespace BotService.Simulator.AiBot;

/// <summary>What the server takes: which answer belongs to which callback, how long, how often, to whom (document 101463).</summary>
public sealed class AiBotRules
{
    private static readonly TimeSpan ForMessages = TimeSpan.FromHours(24);
    private static readonly TimeSpan ForEvents = TimeSpan.FromSeconds(5);

    private readonly RecentMap<string, Callback> _callbacks = new(20_000, StringComparer.Ordinal);
    private readonly RecentMap<string, bool?> _isGroup = new(200_000, StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly TimeProvider _pace;
    private readonly AiBotRate _rate;
    private readonly AiBotUploads _uploads;
    private readonly AiBotContent _content;

    // pace: Days are the service's, by its own clock; five seconds are five seconds, however that clock is moved.
    internal AiBotRules(TimeProvider time, TimeProvider pace)
    {
        (_time, _pace) = (time, pace);
        _rate = new AiBotRate(time);
        _uploads = new AiBotUploads(time, _rate);
        _content = new AiBotContent(time, _uploads);
    }

    /// <summary>The bytes of a file that came up whole.</summary>
    public byte[]? MediaOf(string mediaId) => _uploads.Find(mediaId)?.Content;

    internal AiBotUploads.Media? FileOf(string mediaId) => _uploads.Find(mediaId);

    /// <summary>Where a callback came from, and which card it pressed; null for a number of nobody's. The last 20,000 are known.</summary>
    internal (string Conversation, string? Card)? CallbackOf(string reqId) => _callbacks.Find(reqId) is { } callback ? (callback.Conversation, callback.Card) : null;

    /// <summary>Somebody has written to the bot in this conversation before.</summary>
    public void NoteWritten(string conversation, bool isGroup = false) => _isGroup.Set(conversation, isGroup);

    internal void NoteCallback(string reqId, int session, string cmd, string? eventType, string conversation, bool isGroup, string? card)
    {
        _callbacks.Set(reqId, new Callback(eventType ?? cmd, session, conversation, card, _time.GetUtcNow(), _pace.GetTimestamp()));

        if (cmd == "aibot_msg_callback")
        {
            NoteWritten(conversation, isGroup);
        }
    }

    /// <summary>Null for what is taken.</summary>
    internal BrokenRule? Judge(string cmd, string reqId, int session, JsonObject body, JsonObject answer) => cmd switch
    {
        "ping" => null,
        "aibot_respond_msg" => Reply(reqId, session, "aibot_msg_callback", () => _content.OfReply(body)),
        "aibot_respond_welcome_msg" => Reply(reqId, session, "enter_chat", () => _content.OfWelcome(body)),
        "aibot_respond_update_msg" => Reply(reqId, session, "template_card_event", () => AiBotContent.OfUpdate(body, _callbacks.Find(reqId)?.Card)),
        "aibot_send_msg" => Push(body),
        "aibot_upload_media_init" or "aibot_upload_media_chunk" or "aibot_upload_media_finish" => _uploads.Take(cmd, body, answer),
        _ => new(AiBotCodes.BadForm, $"no such command: {cmd}"),
    };

    private BrokenRule? Reply(string reqId, int session, string to, Func<BrokenRule?> content)
    {
        if (_callbacks.Find(reqId) is not { } callback || callback.Kind != to || callback.Session != session)
        {
            return new(AiBotCodes.BadNumber, "req_id of nothing that this command answers, or of an earlier connection");
        }

        var isMessage = to == "aibot_msg_callback";

        if (isMessage && _time.GetUtcNow() - callback.At > ForMessages)
        {
            return new(AiBotCodes.TooLate, "a message is answered within 24 hours");
        }

        if (!isMessage && _pace.GetElapsedTime(callback.Arrived) > ForEvents)
        {
            return new(AiBotCodes.TooLate, "an event is answered within 5 seconds");
        }

        return content() ?? _rate.Take(callback.Conversation);
    }

    private BrokenRule? Push(JsonObject body)
    {
        var chat = JsonText.Of(body, "chatid");

        if (_isGroup.Find(chat) is not { } isGroup)
        {
            return new(AiBotCodes.NobodyWrote, "nobody has written in this chat");
        }

        // Absent or 0 lets the server find out; the official SDK leaves it out.
        if (body["chat_type"] is not null && JsonText.NumberOf(body, "chat_type") is var type && type != 0 && type != (isGroup ? 2 : 1))
        {
            return new(AiBotCodes.NoSuchChat, "chat_type of another kind of chat");
        }

        return _content.OfPush(body, isGroup) ?? _rate.Take(chat);
    }

    private sealed record Callback(string Kind, int Session, string Conversation, string? Card, DateTimeOffset At, long Arrived);
}
