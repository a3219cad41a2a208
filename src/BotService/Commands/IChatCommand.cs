using BotService.Messaging;

namespace BotService.Commands;

/// <summary>What one word does. It may change the store through the context it is given and queue pushes; it never touches the network.</summary>
internal interface IChatCommand
{
    ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken);
}
