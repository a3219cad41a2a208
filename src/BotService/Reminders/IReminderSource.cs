using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>A feature that reminds of something that is no topic: it says when there is something to look at, the engine when that may disturb.</summary>
internal interface IReminderSource
{
    /// <summary>What falls due in the span. Asked with every tick, so it may cost no more than a look into an index.</summary>
    Task<IReadOnlyList<IReminderSubject>> ReadAsync(BotDbContext db, TimeWindow span, CancellationToken cancellationToken);
}

/// <summary>Something of a feature's own that falls due once.</summary>
internal interface IReminderSubject
{
    /// <summary>Part of what is noted when it is skipped.</summary>
    string Key { get; }

    /// <summary>What people call it.</summary>
    string Handle { get; }

    DateTimeOffset DueAt { get; }

    /// <summary>From when on it is skipped and noted instead of sent late.</summary>
    DateTimeOffset UselessFrom { get; }

    /// <summary>Owes the messages, within everybody's week, in the transaction of the tick.</summary>
    ValueTask WriteAsync(IServiceProvider services, DateTimeOffset now, CancellationToken cancellationToken);
}
