using System.Diagnostics;
using BotService.Hosting;
using BotService.Store;

namespace BotService.Reminders;

/// <summary>The minute's work, one at a time in this process. A lost tick is healed by the next.</summary>
internal sealed class ReminderTick(StoreWriter store, DailyWorkRun daily) : IDisposable
{
    private readonly SemaphoreSlim _oneTick = new(1);
    private int _runs;

    /// <summary>Counts the ticks of this process.</summary>
    public int Runs => Volatile.Read(ref _runs);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _oneTick.WaitAsync(cancellationToken);

        try
        {
            using var activity = ServiceMetrics.Traces.StartActivity("tick");
            var began = Stopwatch.GetTimestamp();
            await store.RunAsync<TickPlanning, bool>((planning, _, token) => planning.RunAsync(token), cancellationToken);
            ServiceMetrics.Ticked(Stopwatch.GetElapsedTime(began));
            Interlocked.Increment(ref _runs);
            await daily.RunIfDueAsync(cancellationToken);
        }
        finally
        {
            _oneTick.Release();
        }
    }

    public void Dispose() => _oneTick.Dispose();
}
