using BotService.Store.Statements;

namespace BotService.Store.Rounds;

/// <summary>What a feature wants to know of a sender before anything runs: read on the way on which the senders are read. Whoever implements it is found by itself.</summary>
internal interface IRoundRead
{
    /// <summary>Asks for those messages that read along, each known by its place in the round.</summary>
    RoundReading Ask(BotDbContext db, IReadOnlyList<(int No, SenderLookup Sender)> messages);
}

/// <summary>What a feature asks along, and what belongs to a message once it is answered.</summary>
internal sealed record RoundReading(IReadOnlyList<PendingQuery> Queries, Func<int, object> Of);
