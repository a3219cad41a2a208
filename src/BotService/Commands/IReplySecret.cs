using BotService.Messaging;

namespace BotService.Commands;

/// <summary>Something that an answer says and the store must not keep: the stored answer has a place for it, filled each time the answer leaves.</summary>
internal interface IReplySecret
{
    string Placeholder { get; }

    /// <summary>The same for every delivery of the same message.</summary>
    string For(IncomingMessage message);
}
