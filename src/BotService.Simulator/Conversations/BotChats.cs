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

    /// <summary>Of all conversations together, as JSON: some hundred of the longest answers, or thousands of the usual ones.</summary>
    private const int MostLetters = 10_000_000;

    private readonly Recent<Said> _lines = new(20_000, MostLetters, said => said.Letters);
    private readonly Recent<Face> _faces = new(2_000, MostLetters, face => face.Letters);
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
    public IReadOnlyList<ChatLine> Read(string conversation, string userId)
    {
        Dictionary<string, Face> faces = [];

        foreach (var face in _faces.Snapshot())
        {
            faces[face.Task] = face;
        }

        return [.. _lines.Snapshot().Where(said => said.Conversation == conversation).TakeLast(Shown).Select(said => said.Line).Select(line => Turned(line.Who == userId ? line with { From = "me" } : line, faces))];
    }

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
                var card = frame.Body["template_card"]!.DeepClone();
                _faces.Add(new Face(task, card, _simulator.Sequence.Next(), card.ToJsonString().Length));
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

    private static ChatLine Turned(ChatLine line, Dictionary<string, Face> faces) =>
        line.Kind == "template_card" && faces.TryGetValue(JsonText.Of(line.Content, "task_id"), out var face) ? line with { Content = face.Card, Revision = face.Revision } : line;

    private void Add(string conversation, string from, string kind, JsonNode? content, string? who, ChatFile? file = null)
    {
        var id = _simulator.Sequence.Next();
        _lines.Add(new Said(conversation, new ChatLine(id, _time.GetUtcNow(), from, kind, content, id, File: file, Who: who), content?.ToJsonString().Length ?? 0));
    }

    private static JsonObject Text(string text) => new() { ["content"] = text };

    private sealed record Said(string Conversation, ChatLine Line, int Letters);

    private sealed record Face(string Task, JsonNode Card, long Revision, int Letters);
}
