namespace BotService.Store.Rounds;

/// <summary>What is asked first for every message, for many messages at once.</summary>
/// <param name="UserKey">The sender's; an empty one for a message that names nobody.</param>
/// <param name="SaidAt">When it was said, which may be long before it is read.</param>
/// <param name="Along">What features want read along with it; empty when it is nothing of theirs.</param>
internal sealed record SenderLookup(string MessageKey, string UserKey, DateOnly Day, DateTimeOffset SaidAt, IReadOnlyList<IRoundRead> Along)
{
    private SenderFacts? _answer;

    public SenderFacts Answer => _answer ?? throw new InvalidOperationException("Nothing is known of a message before it was asked for.");

    /// <summary>One way to the database for all of them.</summary>
    public static async ValueTask AskAsync(BotDbContext db, IReadOnlyList<SenderLookup> all, CancellationToken cancellationToken)
    {
        var senders = SenderFacts.Of(db, all);
        var along = all.SelectMany(asked => asked.Along).Distinct().Select(read => read.Ask(db, [.. all.Index().Where(asked => asked.Item.Along.Contains(read))])).ToList();
        await PendingQuery.AllAsync(db, [.. senders, .. along.SelectMany(reading => reading.Queries)], cancellationToken);

        foreach (var (no, sender) in senders.SelectMany(asked => asked.Rows))
        {
            // Welcoming the sender back will change it.
            var isRead = all[no].Along.Count > 0 && sender.Sender?.UnreachableSince is null;
            all[no]._answer = isRead ? sender with { Along = [.. along.Select(reading => reading.Of(no))] } : sender;
        }
    }
}
