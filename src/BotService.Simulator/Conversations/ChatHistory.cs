using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using BotService.Simulator.Api.Cards;
using BotService.Simulator.State;

namespace BotService.Simulator.Conversations;

/// <summary>What each person's phone shows: the own messages and the answers kept here, the pushes read from the sends.</summary>
internal sealed class ChatHistory(WeComSimulator simulator, TimeProvider time)
{
    private const int Shown = 120;

    /// <summary>Of all chats together, as JSON.</summary>
    private const int MostLetters = 10_000_000;

    private readonly Recent<Said> _lines = new(20_000, MostLetters, said => said.Letters);

    public void Say(string userId, string text) => Add(userId, "me", "text", Text(text));

    public void Note(string userId, string text) => Add(userId, "note", "note", Text(text));

    public void Hear(string userId, PhoneReply reply)
    {
        switch (reply.Trouble)
        {
            case PhoneTrouble.TimedOut:
                Add(userId, "note", "problem", Text($"机器人没有在规定时间内回应（已投递 {reply.Attempts} 次）"));
                break;
            case PhoneTrouble.Unreachable:
                Add(userId, "note", "problem", Text($"连不上机器人（已投递 {reply.Attempts} 次）"));
                break;
            case PhoneTrouble.Refused:
                Add(userId, "note", "problem", Text($"机器人拒收了这条消息（HTTP {reply.Status}）"));
                break;
            case PhoneTrouble.BadReply:
                Add(userId, "note", "problem", Text("机器人的回复不合协议，企业微信不会显示"));
                break;
            default:
                Hear(userId, reply.Type, reply);
                break;
        }
    }

    /// <summary>Applies what a press on the card brought back, for the person who pressed.</summary>
    public void ChangeCard(string userId, AcceptedSend card, PhoneReply reply)
    {
        if (reply.ButtonName is { } name)
        {
            simulator.Cards.Grey(card.Number, userId, name, simulator.Sequence.Next());
        }

        if (reply.Card is { } xml)
        {
            ReplaceCard(userId, card, xml);
        }
    }

    /// <summary>The last lines of one person, oldest first.</summary>
    public IReadOnlyList<ChatLine> Read(string userId)
    {
        var own = _lines.Snapshot().Where(said => string.Equals(said.UserId, userId, StringComparison.OrdinalIgnoreCase)).TakeLast(Shown).Select(said => said.Line);
        var pushes = simulator.DeliveredTo(userId).TakeLast(Shown).Select(send => Show(send, userId));
        return [.. own.Concat(pushes).OrderBy(line => line.Id).TakeLast(Shown)];
    }

    private void ReplaceCard(string userId, AcceptedSend card, XElement xml)
    {
        var json = ReplyCardXml.Read(xml);

        if (CardRules.Check(JsonSerializer.SerializeToElement(json), updating: true, simulator.FindMedia) is { } breach)
        {
            simulator.RecordViolation("callback reply", breach.Code, breach.Reason);
            return;
        }

        simulator.Cards.Replace(card.Number, userId, json, simulator.Sequence.Next());
    }

    private void Hear(string userId, string? type, PhoneReply reply)
    {
        if (type == "text")
        {
            Add(userId, "bot", "text", Text(reply.Text));
        }
        else if (type == "news")
        {
            var articles = reply.Xml!.Element("Articles")!.Elements("item").Select(Article);
            Add(userId, "bot", "news", new JsonObject { ["articles"] = new JsonArray([.. articles]) });
        }
    }

    private ChatLine Show(AcceptedSend send, string userId)
    {
        var face = simulator.Cards.Find(send.Number, userId);
        var content = face?.Card?.DeepClone() ?? JsonObject.Create(send.Content);
        var file = send.Content.TryGetProperty("media_id", out var id) ? FileOf(id.GetString()!) : null;
        return new ChatLine(send.Number, send.At, "push", send.MessageType, content, face?.Revision ?? send.Number, face?.ReplaceName, file);
    }

    private ChatFile? FileOf(string mediaId) =>
        simulator.FindMedia(mediaId) is { } upload
            ? new ChatFile(upload.FileName, upload.Content.Length, $"/simulator/files/{Uri.EscapeDataString(mediaId)}")
            : null;

    private void Add(string userId, string from, string kind, JsonNode content)
    {
        var id = simulator.Sequence.Next();
        _lines.Add(new Said(userId, new ChatLine(id, time.GetUtcNow(), from, kind, content, id), content.ToJsonString().Length));
    }

    private static JsonObject Text(string text) => new() { ["content"] = text };

    private static JsonObject Article(XElement item) => new()
    {
        ["title"] = (string?)item.Element("Title"),
        ["description"] = (string?)item.Element("Description"),
        ["url"] = (string?)item.Element("Url"),
        ["picurl"] = (string?)item.Element("PicUrl"),
    };

    private sealed record Said(string UserId, ChatLine Line, int Letters);
}
