using BotService.Time;

namespace BotService.Reminders;

/// <summary>A feature that reminds of something: it says what there is and writes what falls due, the engine says when that may disturb.</summary>
internal interface IReminderSource
{
    /// <summary>The kinds of its messages, by which they are found again once they went out.</summary>
    IReadOnlyList<SourceMessages> Messages => [];

    /// <summary>What it may remind of in the span. Asked with every tick, so it may cost no more than a look into an index.</summary>
    Task<IReadOnlyList<IReminderSubject>> ReadAsync(TimeWindow span, CancellationToken cancellationToken);

    /// <summary>Owes the messages about a subject of its own that falls due, within everybody's week, in the transaction of the tick.</summary>
    /// <param name="now">The present of the tick, or in a preview the instant at which it would be.</param>
    ValueTask WriteAsync(IReminderSubject subject, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Messages of one kind.</summary>
/// <param name="KeyBegins">How their keys begin.</param>
/// <param name="Handle">What people call them.</param>
/// <param name="Readers">Who gets them, in 提醒预览.</param>
internal sealed record SourceMessages(string KeyBegins, string Handle, string Readers);
