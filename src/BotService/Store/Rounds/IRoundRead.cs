using BotService.Store.Statements;

namespace BotService.Store.Rounds;

/// <summary>What a feature wants to know of a sender before anything runs. It is read in the round trip that reads the senders. Whoever implements it is found by itself.</summary>
internal interface IRoundRead
{
    /// <summary>The queries for those messages of a round that read along, each given with its number in the round.</summary>
    RoundQueries Ask(BotDbContext db, IReadOnlyList<(int No, SenderLookup Sender)> messages);
}

/// <summary>The queries of a feature, and what they found for the message with a number.</summary>
internal sealed record RoundQueries(IReadOnlyList<PendingQuery> Queries, Func<int, object> Of);
