using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.SignIn;

/// <summary>Puts the link into an answer when it leaves: the stored answer holds a place for it only, and a repeated delivery gets the same link.</summary>
internal sealed class LinkText(ConsoleAddress address, ConfiguredChannels channels) : IReplySecret
{
    /// <summary>A character of the private use area, which no keyboard writes.</summary>
    public const string Placeholder = "\uE0C0";

    string IReplySecret.Placeholder => Placeholder;

    string IReplySecret.SaidLate => "刚才系统在维修。链接只在当时有效，没有补发，请再发一次：控制台";

    public string TokenFor(string messageKey) => SecretToken.Derived(channels.Secret, messageKey);

    public string For(IncomingMessage message) => address.At($"/in/{TokenFor(message.Key)}");
}
