using BotService.Inbox;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands;

/// <summary>When the store is back, does what waited, in the order it came; receipts make a message that was done already harmless.</summary>
internal sealed partial class SpoolReplay(MessageSpool spool, CommandPipeline pipeline, StoreReadiness store, ILogger<SpoolReplay> logger) : BackgroundService
{
    private const int MostTries = 3;

    /// <summary>Which message failed last, and how often; another process on the folder may have done it since.</summary>
    private (string? Key, int Times) _failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Opens the file, so that what cannot be written is known before it is needed.
        _ = spool.Peek();
        await store.WaitAsync(stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            if (spool.Peek() is not { } message || !await TryDoAsync(message, stoppingToken))
            {
                await spool.WaitAsync(stoppingToken);
            }
        }
    }

    private async Task<bool> TryDoAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => pipeline.HandleLateAsync(message, cancellationToken).AsTask(), cancellationToken).WaitAsync(cancellationToken);
            spool.Done(message);
            store.Refusal = null;
            _failed = default;
            Log.Replayed(logger, message.Channel, spool.Count);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return StoreTrouble.IsOutage(exception) ? Refused(exception) : SetAside(message, exception);
        }
    }

    /// <summary>Remembers why: a store on a full disk still answers queries, so only a failed change shows that it is in trouble.</summary>
    private bool Refused(Exception exception)
    {
        store.Refusal = exception.GetBaseException().GetType().Name;
        return false;
    }

    /// <summary>One message that cannot be done must not hold up all others for ever, nor vanish.</summary>
    private bool SetAside(IncomingMessage message, Exception exception)
    {
        store.Refusal = null;

        _failed = (message.Key, _failed.Key == message.Key ? _failed.Times + 1 : 1);

        if (_failed.Times < MostTries || !spool.TrySetAside(message))
        {
            return false;
        }

        Log.SetAside(logger, message.Key, exception);
        _failed = default;
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A message from channel {Channel} that waited in the spool was done; {Count} are left.")]
        public static partial void Replayed(ILogger logger, string channel, int count);

        [LoggerMessage(2, LogLevel.Critical, "Message {Key} of the spool failed again and again; it is kept in the spool for a person, and the others go on.")]
        public static partial void SetAside(ILogger logger, string key, Exception exception);
    }
}
