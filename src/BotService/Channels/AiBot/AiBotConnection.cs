using BotService.Hosting;
using BotService.Messaging;
using BotService.Store;
using BotService.WeCom.AiBot;

namespace BotService.Channels.AiBot;

/// <summary>Holds the connection while this node has the lease; otherwise stands by.</summary>
internal sealed partial class AiBotConnection(
    AiBotClient client, AiBotReceiver receiver, ConnectionLease lease, ConversationQueue queue, AiBotStatus status, OutboxSignal outbox, StoreReadiness store,
    IHostApplicationLifetime lifetime, ILogger<AiBotConnection> logger) : BackgroundService
{
    /// <summary>A fourth of the lease, so that a late one or two cost nothing.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ListeningAsync(stoppingToken);
        await store.WaitAsync(stoppingToken);
        client.OnCallback = receiver.TakeAsync;
        client.OnConnected = outbox.Set;

        while (!await lease.UnblockAsync(stoppingToken))
        {
            await Task.Delay(Look, TimeProvider.System, stoppingToken);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            if (await lease.TakeAsync(stoppingToken) is not { } verdict)
            {
                await WaitAsync(Look, stoppingToken);
            }
            else if (verdict is LeaseVerdict.Ours)
            {
                await HoldAsync(stoppingToken);
            }
            else
            {
                status.Become(PartOf(verdict));
                await WaitAsync(Look, stoppingToken);
            }
        }
    }

    /// <summary>Connected, or on the way, until told to stop, evicted, refused, or another node holds the lease.</summary>
    private async Task HoldAsync(CancellationToken stoppingToken)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        status.Become(NodePart.Holder);
        Log.Holding(logger);
        var running = client.RunAsync(life.Token);

        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, WaitAsync(Renewal, life.Token));

            // A store that does not answer is no reason to hang up: messages wait in the spool, and nobody else can take the lease either.
            if (!running.IsCompleted && !life.IsCancellationRequested && await lease.TakeAsync(life.Token) is { } verdict && verdict is not LeaseVerdict.Ours)
            {
                Log.Lost(logger);
                await life.CancelAsync();
            }
        }

        await EndAsync(await running, stoppingToken);
    }

    private async Task EndAsync(AiBotState end, CancellationToken stoppingToken)
    {
        if (end is not (AiBotState.Evicted or AiBotState.Refused))
        {
            // Given back although the service stops, so that the next node need not wait for the lease to run out; then the messages under way are finished.
            using var patience = new CancellationTokenSource(Patience);
            await lease.GiveBackAsync(blocked: null, patience.Token);
            status.Become(NodePart.Standby);
            await queue.IdleAsync(Patience);
            return;
        }

        var (part, why) = end is AiBotState.Evicted ? (NodePart.Evicted, ConnectionLease.Evicted) : (NodePart.Refused, ConnectionLease.Refused);
        status.Become(part);
        bool? wasOurs;

        while ((wasOurs = await lease.GiveBackAsync(why, CancellationToken.None)) is null && !stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(Look, stoppingToken);
        }

        // Another node took the lease and connected; this node stands by.
        if (wasOurs is false)
        {
            Log.TakenOver(logger);
            status.Become(NodePart.Standby);
        }
    }

    private static NodePart PartOf(LeaseVerdict verdict) => verdict switch
    {
        LeaseVerdict.Evicted => NodePart.Evicted,
        LeaseVerdict.Refused => NodePart.Refused,
        _ => NodePart.Standby,
    };

    private static async Task WaitAsync(TimeSpan span, CancellationToken cancellationToken) =>
        await Task.Delay(span, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "This node holds the bot's connection.")]
        public static partial void Holding(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "Another node holds the bot's lease; this one hangs up and stands by.")]
        public static partial void Lost(ILogger logger);

        [LoggerMessage(3, LogLevel.Information, "The connection was taken over by the node that holds the lease; this one stands by.")]
        public static partial void TakenOver(ILogger logger);
    }
}
