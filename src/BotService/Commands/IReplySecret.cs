using BotService.Messaging;

namespace BotService.Commands;

/// <summary>Something that an answer says and the store must not keep: the stored answer has a place for it, filled each time the answer leaves.</summary>
internal interface IReplySecret
{
    string Placeholder { get; }

    /// <summary>What is pushed instead of an answer that holds it, when that answer could not be given at once: why it is not sent, and what to send again.</summary>
    string SaidLate { get; }

    /// <summary>The same for every delivery of the same message.</summary>
    string For(IncomingMessage message);
}
