namespace BotService.Store;

/// <summary>What is asked first for every message, for many messages at once.</summary>
/// <param name="UserKey">The sender's; an empty one for a message that names nobody.</param>
/// <param name="AnsweredAt">When the sender answers a topic; null when the message is something else.</param>
internal sealed record ArrivalQuestion(string MessageKey, string UserKey, DateOnly Day, DateTimeOffset? AnsweredAt)
{
    private Arrival? _answer;

    public Arrival Answer => _answer ?? throw new InvalidOperationException("Nothing is known of a message before it was asked for.");

    /// <summary>One way to the database for all of them.</summary>
    public static async ValueTask AskAsync(BotDbContext db, IReadOnlyList<ArrivalQuestion> all, CancellationToken cancellationToken)
    {
        var arrivals = Arrival.Of(db, all);
        var answers = OpenAnswers.Of(db, [.. all.Select((asked, no) => (no, asked.UserKey, asked.AnsweredAt)).Where(a => a.AnsweredAt is not null).Select(a => (a.no, a.UserKey, a.AnsweredAt!.Value))]);
        await Asked.AllAsync(db, [.. arrivals, .. answers], cancellationToken);
        var mine = answers.SelectMany(asked => asked.Rows).ToLookup(row => row.No, row => row.Mine);

        foreach (var (no, arrival) in arrivals.SelectMany(asked => asked.Rows))
        {
            var canAnswer = all[no].AnsweredAt is not null && arrival.Sender?.UnreachableSince is null;
            all[no]._answer = arrival with { CanAnswer = canAnswer ? [.. mine[no]] : null };
        }
    }
}
