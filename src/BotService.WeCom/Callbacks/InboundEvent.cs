namespace BotService.WeCom.Callbacks;

/// <summary>An event (document 90240).</summary>
/// <param name="Header">The common fields.</param>
/// <param name="Event">The event's name as sent; compare ignoring case.</param>
/// <param name="EventKey">The key of a menu item or button, or a URL; empty when the event has none.</param>
public abstract record InboundEvent(MessageHeader Header, string Event, string EventKey) : InboundMessage(Header);

/// <summary>The member came into the app's visible range; nobody clicked anything.</summary>
public sealed record SubscribeEvent(MessageHeader Header, string Event, string EventKey) : InboundEvent(Header, Event, EventKey);

/// <summary>The member left the app's visible range.</summary>
public sealed record UnsubscribeEvent(MessageHeader Header, string Event, string EventKey) : InboundEvent(Header, Event, EventKey);

/// <summary>The member opened the app's chat.</summary>
public sealed record EnterAgentEvent(MessageHeader Header, string Event, string EventKey) : InboundEvent(Header, Event, EventKey);

/// <summary>Where the member is, in degrees and metres; null when unreadable.</summary>
public sealed record LocationEvent(
    MessageHeader Header, string Event, string EventKey, double? Latitude, double? Longitude, double? Precision) : InboundEvent(Header, Event, EventKey);

/// <summary>A menu item was pressed; <see cref="InboundEvent.EventKey"/> is its key.</summary>
public sealed record ClickEvent(MessageHeader Header, string Event, string EventKey) : InboundEvent(Header, Event, EventKey);

/// <summary>A menu link was followed; <see cref="InboundEvent.EventKey"/> is its URL.</summary>
public sealed record ViewEvent(MessageHeader Header, string Event, string EventKey) : InboundEvent(Header, Event, EventKey);

/// <summary>A button of a template card, or of its corner menu, was pressed.</summary>
/// <param name="Header">The common fields.</param>
/// <param name="Event">template_card_event or template_card_menu_event.</param>
/// <param name="EventKey">The key of the button.</param>
/// <param name="TaskId">The task_id the card was sent with.</param>
/// <param name="CardType">As in <see cref="Api.CardTypes"/>.</param>
/// <param name="ResponseCode">Lets the member's card be updated once within 72 hours.</param>
/// <param name="SelectedItems">What was chosen in the card's lists; empty on most cards.</param>
public sealed record TemplateCardEvent(
    MessageHeader Header, string Event, string EventKey, string TaskId, string CardType, string ResponseCode, IReadOnlyList<SelectedItem> SelectedItems)
    : InboundEvent(Header, Event, EventKey);

/// <summary>One list of a card and the options chosen in it.</summary>
public sealed record SelectedItem(string QuestionKey, IReadOnlyList<string> OptionIds);

/// <summary>WeCom will stop the app at this time because it is hardly used; null when unreadable.</summary>
public sealed record InactiveAlertEvent(MessageHeader Header, string Event, string EventKey, DateTimeOffset? EffectTime) : InboundEvent(Header, Event, EventKey);

/// <summary>WeCom stopped the app because it was hardly used; calls answer 48006 until an admin reopens it.</summary>
public sealed record CloseInactiveAgentEvent(MessageHeader Header, string Event, string EventKey) : InboundEvent(Header, Event, EventKey);

/// <summary>An event this library does not know.</summary>
public sealed record UnknownEvent(MessageHeader Header, string Event, string EventKey) : InboundEvent(Header, Event, EventKey);
