using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Rounds;

namespace BotService.Commands;

/// <summary>One message while it is answered: what it means, who says it, and the services and the store of the round that it is in.</summary>
/// <param name="meant">Null where nothing was said in words.</param>
internal sealed class MessageScope(IncomingMessage message, Understood? meant, SenderFacts sender, Viewer caller, IServiceProvider services, BotDbContext db)
{
    public IncomingMessage Message => message;

    public Understood? Meant => meant;

    public Viewer Caller => caller;

    /// <summary>What it was answered when it came before.</summary>
    public InboxReceipt? Receipt => sender.Receipt;

    /// <summary>What the sender was asked back, and until when it waits.</summary>
    public (string Question, DateTimeOffset Until)? Asked => sender.Asked;

    public BotDbContext Db => db;

    /// <summary>What its answer leaves in the store.</summary>
    public KeptChanges Keeps { get; } = new();

    public IChatCommand CommandOf(CommandEntry entry) => (IChatCommand)services.GetRequiredService(entry.Type);

    /// <summary>What is asked instead of doing it, when it is about somebody else.</summary>
    public ValueTask<Reply?> InsteadAsync(Understood.Run run, CancellationToken cancellationToken) => services.GetRequiredService<IOwnerCheck>().InsteadAsync(run, caller, cancellationToken);

    /// <summary>Keeps what this answer, or the same one worked out elsewhere, leaves in the store.</summary>
    public ValueTask KeepAsync(KeptChanges changes, CancellationToken cancellationToken) => changes.RunAsync(services, cancellationToken);
}
