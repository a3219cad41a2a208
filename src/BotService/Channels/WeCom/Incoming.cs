using BotService.Messaging;
using BotService.WeCom.Callbacks;

namespace BotService.Channels.WeCom;

/// <summary>Translates WeCom's messages into what the pipeline understands.</summary>
internal static class Incoming
{
    public const string ChannelName = "wecom";

    /// <summary>Null for what needs no answer and leaves no trace.</summary>
    public static IncomingMessage? From(InboundMessage message) => message switch
    {
        TextMessage text => Make(message, IncomingKind.Words, text.Content),
        ClickEvent click => Make(message, IncomingKind.Words, click.EventKey),
        TemplateCardEvent card => Make(message, IncomingKind.Press, card.EventKey),
        SubscribeEvent => Make(message, IncomingKind.Joined, string.Empty),
        ImageMessage or VoiceMessage or VideoMessage or LocationMessage or LinkMessage => Make(message, IncomingKind.Wordless, string.Empty),
        _ => null,
    };

    private static IncomingMessage Make(InboundMessage message, IncomingKind kind, string text) =>
        new(ChannelName, message.Key, message.FromUserName, kind, text);
}
