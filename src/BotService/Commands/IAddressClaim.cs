using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands;

/// <summary>How somebody behind a channel's own id shows whose it is. What is said for that is a secret: it never waits in the spool, where it would lie in the open, and no log has it.</summary>
internal interface IAddressClaim
{
    /// <summary>Told to whoever says something else from an id that nobody knows.</summary>
    string Invitation { get; }

    /// <summary>Told while the store is away, since the secret cannot wait.</summary>
    string NotNow { get; }

    /// <summary>The secret in a message; null when the message is something else.</summary>
    string? SecretIn(string text);

    /// <summary>Makes the id a person's, or says why not; in the transaction that keeps the answer, so that a repeat is no second try.</summary>
    ValueTask<Reply> DecideAsync(IncomingMessage message, string secret, Reachability reach, BotDbContext db, CancellationToken cancellationToken);
}
