namespace BotService.Store.Rounds;

/// <summary>What is asked first for every message, for many messages at once.</summary>
/// <param name="UserKey">The sender's; an empty one for a message that names nobody.</param>
/// <param name="AnsweredAt">When the sender answers a topic; null when the message is something else.</param>
internal sealed record SenderLookup(string MessageKey, string UserKey, DateOnly Day, DateTimeOffset? AnsweredAt)
{
    private SenderFacts? _answer;

    public SenderFacts Answer => _answer ?? throw new InvalidOperationException("Nothing is known of a message before it was asked for.");

    /// <summary>One way to the database for all of them.</summary>
    public static async ValueTask AskAsync(BotDbContext db, IReadOnlyList<SenderLookup> all, CancellationToken cancellationToken)
    {
        var senders = SenderFacts.Of(db, all);
        var answers = OpenParticipations.Of(db, [.. all.Select((asked, no) => (no, asked.UserKey, asked.AnsweredAt)).Where(a => a.AnsweredAt is not null).Select(a => (a.no, a.UserKey, a.AnsweredAt!.Value))]);
        await PendingQuery.AllAsync(db, [.. senders, .. answers], cancellationToken);
        var mine = answers.SelectMany(asked => asked.Rows).ToLookup(row => row.No, row => row.Mine);

        foreach (var (no, sender) in senders.SelectMany(asked => asked.Rows))
        {
            var canAnswer = all[no].AnsweredAt is not null && sender.Sender?.UnreachableSince is null;
            all[no]._answer = sender with { CanAnswer = canAnswer ? [.. mine[no]] : null };
        }
    }
}
