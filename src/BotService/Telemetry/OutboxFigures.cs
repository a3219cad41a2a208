using System.Diagnostics.Metrics;
using BotService.Hosting;
using BotService.Inbox;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Telemetry;

/// <summary>What waits: in the outbox by state and age, in the spool. Looked up on a timer, so that whoever collects never waits for the store.</summary>
internal sealed partial class OutboxFigures : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly IServiceScopeFactory _scopes;
    private readonly StoreReadiness _store;
    private readonly TimeProvider _time;
    private readonly ILogger<OutboxFigures> _logger;
    private readonly Meter _meter = new(ServiceMetrics.Name);
    private volatile Waiting? _waiting;
    private bool _told;

    public OutboxFigures(IServiceScopeFactory scopes, StoreReadiness store, TimeProvider time, MessageSpool spool, ILogger<OutboxFigures> logger)
    {
        (_scopes, _store, _time, _logger) = (scopes, store, time, logger);
        ServiceMetrics.Observe(_meter, "botservice.outbox.messages", "{message}", "Owed messages by state.", Messages);
        ServiceMetrics.Observe(_meter, "botservice.outbox.oldest.age", "s", "How long the oldest owed message that is due has been waiting.", Ages);
        ServiceMetrics.Observe<int>(_meter, "botservice.spool.messages", "{message}", "Messages that wait for the store.", () => [new Measurement<int>(spool.Count)]);
        ServiceMetrics.Observe<double>(_meter, "botservice.spool.utilization", "1", "How full the spool is.", () => [new Measurement<double>(spool.Fill)]);
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before the start has made the tables there is nothing to look up.
        await _store.WaitAsync(stoppingToken);

        // Real time: who collects lives in it, whatever the service's clock says.
        using var timer = new PeriodicTimer(Every);

        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
            var counts = await db.Outbox.Where(m => m.State == OutboxState.Waiting || m.State == OutboxState.Dead)
                .GroupBy(m => m.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
            var now = _time.GetUtcNow();
            var oldest = await db.Outbox.Where(m => m.State == OutboxState.Waiting).OldestWaitAsync(now, cancellationToken);
            _waiting = new Waiting(
                counts.Find(c => c.State == OutboxState.Waiting)?.Count ?? 0,
                counts.Find(c => c.State == OutboxState.Dead)?.Count ?? 0,
                oldest is { } since && now > since ? (now - since).TotalSeconds : 0);
            _told = false;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What is not known is not said, and no figure is worth the service. Health tells of a store that is away.
            _waiting = null;
            Tell(exception);
        }
    }

    private void Tell(Exception exception)
    {
        if (!_told && !StoreTrouble.IsOutage(exception))
        {
            _told = true;
            Log.NotRead(_logger, exception);
        }
    }

    private IEnumerable<Measurement<long>> Messages() => _waiting is { } now
        ? [new(now.Owed, new KeyValuePair<string, object?>("botservice.state", "waiting")), new(now.Dead, new KeyValuePair<string, object?>("botservice.state", "dead"))]
        : [];

    private IEnumerable<Measurement<double>> Ages() => _waiting is { } now ? [new(now.OldestAge)] : [];

    private sealed record Waiting(long Owed, long Dead, double OldestAge);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The figures of what is owed could not be read; they are left out of the metrics until they can.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
