using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Rounds;

namespace BotService.Commands;

/// <summary>One message while it is answered: what it means, who says it, and the services and the store of the round that it is in.</summary>
/// <param name="meant">Null where nothing was said in words.</param>
internal sealed class MessageScope(IncomingMessage message, Understood? meant, SenderFacts sender, Viewer caller, CommandServices services, BotDbContext db)
{
    public IncomingMessage Message => message;

    public Understood? Meant => meant;

    public Viewer Caller => caller;

    /// <summary>What it was answered when it came before.</summary>
    public InboxReceipt? Receipt => sender.Receipt;

    /// <summary>What the sender was asked back, and until when it waits.</summary>
    public (string Question, DateTimeOffset Until)? Asked => sender.Asked;

    /// <summary>What is remembered of the last exchange, which nobody tracks.</summary>
    public Conversation? Talk => sender.Talk;

    public CommandServices Services => services;

    public BotDbContext Db => db;

    /// <summary>What its answer leaves in the store.</summary>
    public KeptChanges Keeps { get; } = new();
}
