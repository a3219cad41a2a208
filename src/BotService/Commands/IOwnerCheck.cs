using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands;

/// <summary>Looks whether a command that speaks for the sender alone is about somebody else.</summary>
internal interface IOwnerCheck
{
    /// <summary>Null when it is the sender's own; else what is asked instead of doing it.</summary>
    ValueTask<Reply?> InsteadAsync(Understood.Run run, Viewer caller, CancellationToken cancellationToken);
}
