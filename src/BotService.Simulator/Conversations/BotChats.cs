using System.Text.Json.Nodes;
using BotService.Simulator.AiBot;
using BotService.Simulator.State;

namespace BotService.Simulator.Conversations;

/// <summary>What people see of the bot: each one's own chat with it, and one group in which it is only heard when addressed.</summary>
internal sealed class BotChats
{
    /// <summary>As the platform writes the ids of groups.</summary>
    public const string Group = "wrDemoGroup";

    private const int Shown = 120;

    private readonly RecentMap<string, Recent<ChatLine>> _lines = new(2_000, StringComparer.Ordinal);
    private readonly RecentMap<string, Face> _faces = new(2_000, StringComparer.Ordinal);
    private readonly AiBotSimulator _far;
    private readonly WeComSimulator _simulator;
    private readonly TimeProvider _time;

    public BotChats(AiBotSimulator far, WeComSimulator simulator, TimeProvider time)
    {
        (_far, _simulator, _time) = (far, simulator, time);
        far.OnAccepted = Hear;
    }

    private string Mention => $"@{_simulator.Options.AppName}";

    /// <summary>The last lines of a conversation, as this person sees them.</summary>
    public IReadOnlyList<ChatLine> Read(string conversation, string userId) =>
        [.. (_lines.Find(conversation)?.Snapshot() ?? []).Select(line => Turned(line.Who == userId ? line with { From = "me" } : line))];

    public Task WriteAsync(string userId, string text)
    {
        RequireBot();
        Add(userId, "me", "text", Text(text), userId);
        return _far.WriteAsync(userId, text);
    }

    /// <summary>The platform delivers to the bot only what is addressed to it.</summary>
    public Task WriteInGroupAsync(string userId, string text)
    {
        var isAddressed = text.StartsWith(Mention, StringComparison.Ordinal);

        if (isAddressed)
        {
            RequireBot();
        }

        Add(Group, "other", "text", Text(text), userId);
        return isAddressed ? _far.WriteInGroupAsync(Group, userId, text) : Task.CompletedTask;
    }

    public Task EnterAsync(string userId) => _far.EnterAsync(userId);

    /// <summary>False when there is no such card.</summary>
    public async Task<bool> PressAsync(string userId, long line, string key)
    {
        if (Read(userId, userId).FirstOrDefault(known => known.Id == line) is not { Kind: "template_card" } card)
        {
            return false;
        }

        await _far.PressAsync(userId, (string?)card.Content?["task_id"] ?? string.Empty, key);
        return true;
    }

    /// <summary>What cannot be sent is not shown as said.</summary>
    private void RequireBot()
    {
        if (!_far.IsConnected)
        {
            throw new InvalidOperationException("No bot is logged in.");
        }
    }

    private void Hear(SeenFrame frame)
    {
        switch (frame.Cmd)
        {
            case "aibot_respond_msg" or "aibot_respond_welcome_msg" when _far.Rules.CallbackOf(frame.ReqId) is { } asked:
                Show(asked.Conversation, "bot", frame.Body);
                break;
            case "aibot_send_msg":
                Show(JsonText.Of(frame.Body, "chatid"), "push", frame.Body);
                break;
            case "aibot_respond_update_msg" when _far.Rules.CallbackOf(frame.ReqId) is { Card: { } task }:
                _faces.Set(task, new Face(frame.Body["template_card"]!.DeepClone(), _simulator.Sequence.Next()));
                break;
        }
    }

    private void Show(string conversation, string from, JsonObject body)
    {
        var kind = JsonText.Of(body, "msgtype");

        // A stream is one line, drawn when it is whole.
        if (kind != "stream")
        {
            Add(conversation, from, kind, body[kind]?.DeepClone(), who: null, FileIn(body[kind]));
        }
        else if (JsonText.IsTrue(body["stream"], "finish"))
        {
            Add(conversation, from, "markdown", Text(JsonText.Of(body["stream"], "content")), who: null);
        }
    }

    private ChatFile? FileIn(JsonNode? content) =>
        JsonText.Of(content, "media_id") is { Length: > 0 } id && _far.Rules.FileOf(id) is { } file ? new ChatFile(file.Name, file.Content.Length, $"/simulator/rooms/files/{id}") : null;

    private ChatLine Turned(ChatLine line) =>
        line.Kind == "template_card" && _faces.Find(JsonText.Of(line.Content, "task_id")) is { } face ? line with { Content = face.Card, Revision = face.Revision } : line;

    private void Add(string conversation, string from, string kind, JsonNode? content, string? who, ChatFile? file = null)
    {
        var id = _simulator.Sequence.Next();
        _lines.GetOrAdd(conversation, () => new Recent<ChatLine>(Shown)).Add(new ChatLine(id, _time.GetUtcNow(), from, kind, content, id, File: file, Who: who));
    }

    private static JsonObject Text(string text) => new() { ["content"] = text };

    private sealed record Face(JsonNode Card, long Revision);
}
