using BotService.Simulator.Conversations;

namespace BotService.Simulator;

/// <summary>Everybody's phone: does what a person does in the app's chat and returns what the service answered.</summary>
public sealed class SimulatedPhone
{
    private readonly WeComSimulator _simulator;
    private readonly CallbackDelivery _delivery;
    private readonly ChatHistory _history;

    internal SimulatedPhone(WeComSimulator simulator, CallbackDelivery delivery, ChatHistory history, InboundComposer composer)
    {
        _simulator = simulator;
        _delivery = delivery;
        _history = history;
        Compose = composer;
    }

    /// <summary>Makes messages without sending them, for <see cref="DeliverAsync"/>.</summary>
    public InboundComposer Compose { get; }

    public Task<PhoneReply> SendTextAsync(string userId, string text, CancellationToken cancellationToken)
    {
        _history.Say(userId, text);
        return DeliverAsync(Compose.Text(userId, text), cancellationToken);
    }

    public Task<PhoneReply> SendImageAsync(string userId, string mediaId, CancellationToken cancellationToken)
    {
        _history.Note(userId, "您发了一张图片");
        return DeliverAsync(Compose.Image(userId, mediaId), cancellationToken);
    }

    public Task<PhoneReply> SendVoiceAsync(string userId, string mediaId, CancellationToken cancellationToken)
    {
        _history.Note(userId, "您发了一段语音");
        return DeliverAsync(Compose.Voice(userId, mediaId), cancellationToken);
    }

    public Task<PhoneReply> SendVideoAsync(string userId, string mediaId, string thumbMediaId, CancellationToken cancellationToken)
    {
        _history.Note(userId, "您发了一段视频");
        return DeliverAsync(Compose.Video(userId, mediaId, thumbMediaId), cancellationToken);
    }

    public Task<PhoneReply> SendLocationAsync(string userId, double latitude, double longitude, string label, CancellationToken cancellationToken)
    {
        _history.Note(userId, $"您发了位置：{label}");
        return DeliverAsync(Compose.Location(userId, latitude, longitude, label), cancellationToken);
    }

    public Task<PhoneReply> SendLinkAsync(string userId, string title, string description, Uri url, CancellationToken cancellationToken)
    {
        _history.Note(userId, $"您发了链接：{title}");
        return DeliverAsync(Compose.Link(userId, title, description, url), cancellationToken);
    }

    /// <summary>Presses a button of a delivered card; the reply may change the card.</summary>
    public Task<PhoneReply> PressAsync(string userId, AcceptedSend card, string buttonKey, CancellationToken cancellationToken) =>
        PressAsync("template_card_event", userId, card, buttonKey, cancellationToken);

    /// <summary>Chooses an entry of the card's own menu (top right).</summary>
    public Task<PhoneReply> PressCardMenuAsync(string userId, AcceptedSend card, string actionKey, CancellationToken cancellationToken) =>
        PressAsync("template_card_menu_event", userId, card, actionKey, cancellationToken);

    /// <summary>Presses a button of the menu below the chat.</summary>
    public Task<PhoneReply> ClickMenuAsync(string userId, string key, CancellationToken cancellationToken)
    {
        _history.Note(userId, $"您点了菜单「{PublishedMenu.NameOf(_simulator.Menu, key) ?? key}」");
        return DeliverAsync(Compose.Event(userId, "click", InboundField.Text("EventKey", key)), cancellationToken);
    }

    /// <summary>Opens the app's chat.</summary>
    public Task<PhoneReply> EnterAsync(string userId, CancellationToken cancellationToken) =>
        DeliverAsync(Compose.Event(userId, "enter_agent", InboundField.Text("EventKey", "")), cancellationToken);

    /// <summary>Checks the service's callback address as WeCom does when the settings are saved.</summary>
    public Task<UrlVerification> VerifyUrlAsync(CancellationToken cancellationToken) => _delivery.VerifyUrlAsync(cancellationToken);

    /// <summary>Delivers a composed message, as often as it is called; the reply appears in the chat each time.</summary>
    public async Task<PhoneReply> DeliverAsync(PhoneMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var reply = await _delivery.DeliverAsync(message, cancellationToken);
        _history.Hear(message.UserId, reply);
        return reply;
    }

    private async Task<PhoneReply> PressAsync(string name, string userId, AcceptedSend card, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(card);

        var message = Compose.Event(
            userId,
            name,
            InboundField.Text("EventKey", key),
            InboundField.Text("TaskId", card.Content.TryGetProperty("task_id", out var task) ? task.GetString()! : ""),
            InboundField.Text("CardType", card.Content.GetProperty("card_type").GetString()!),
            InboundField.Text("ResponseCode", _simulator.Codes.Issue(card, userId)));

        var reply = await DeliverAsync(message, cancellationToken);
        _history.ChangeCard(userId, card, reply);
        return reply;
    }
}
