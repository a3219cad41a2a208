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
