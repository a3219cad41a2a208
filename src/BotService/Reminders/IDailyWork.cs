using BotService.Store;

namespace BotService.Reminders;

/// <summary>What a feature does in the store once a day.</summary>
internal interface IDailyWork
{
    /// <summary>Under which it is remembered, at most 20 letters.</summary>
    string Name { get; }

    /// <summary>Looks at what there is, outside any transaction since it may take long, and says what is to be kept of it; null where there is nothing.</summary>
    ValueTask<DailyKeeping?> LookAsync(CancellationToken cancellationToken);
}

/// <summary>Keeps what a daily work has found, in a transaction of its own and with that transaction's services.</summary>
internal delegate ValueTask DailyKeeping(IServiceProvider services, BotDbContext db, CancellationToken cancellationToken);
