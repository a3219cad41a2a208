using System.Diagnostics;
using BotService.Hosting;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

namespace BotService.Outbox;

/// <summary>Sends what is owed: claim by conditional update, hand to the channel outside any transaction, note what became of it.</summary>
internal sealed partial class OutboxDispatcher(
    IServiceScopeFactory scopes, StoreWriter store, IEnumerable<IChannel> channels, TimeProvider time, ClockTrust trust, SetBackSends setBack, QuietHours quiet,
    DistinctTexts words, IOptions<OutboxOptions> options, ILogger<OutboxDispatcher> logger) : IDisposable
{
    private const int Batch = 50;

    private const int MostLookedAt = 2000;

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(channel => channel.Name);
    private readonly SemaphoreSlim _oneRound = new(1);

    /// <summary>Works until nothing is due any more; a round that is already running is waited for.</summary>
    public async Task DispatchDueAsync(CancellationToken cancellationToken)
    {
        await _oneRound.WaitAsync(cancellationToken);

        try
        {
            await setBack.CatchUpAsync(cancellationToken);

            while (await FindDueAsync(cancellationToken) is { Count: > 0 } due)
            {
                var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.Value.AtOnce, CancellationToken = cancellationToken };

                // What the same people are owed leaves one after the other, or the end of something may arrive before its beginning.
                await Parallel.ForEachAsync(due.GroupBy(message => message.Recipients, StringComparer.Ordinal), atOnce, async (theirs, token) =>
                {
                    foreach (var message in theirs)
                    {
                        await DispatchAsync(message, token);
                    }
                });
            }
        }
        finally
        {
            _oneRound.Release();
        }
    }

    /// <summary>The next instant at which something is due, none when nothing is owed.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        var closed = Closed;
        return await db.Outbox.Where(m => m.State == OutboxState.Waiting && !closed.Contains(m.Channel)).MinAsync(m => (DateTimeOffset?)m.NextAttemptAt, cancellationToken);
    }

    public void Dispose() => _oneRound.Dispose();

    private async Task<List<OutboxMessage>> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        var closed = Closed;
        var due = db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Waiting && m.NextAttemptAt <= now && !closed.Contains(m.Channel));

        // By a clock that jumped ahead reminders look too late to be of use, and repeats too late to be dropped by the far side: both wait.
        if (trust.JumpedAhead is not null)
        {
            due = due.Where(m => m.UselessFrom == null && !m.MayHaveArrived);
        }

        var waiting = await due.OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Select(m => new { m.Id, m.Recipients }).Take(MostLookedAt).ToListAsync(cancellationToken);

        // Round robin by recipient: everybody's first message, then everybody's second, so that nobody waits behind somebody with many. The next look takes up the rest.
        var ids = waiting.GroupBy(m => m.Recipients, StringComparer.Ordinal).SelectMany(theirs => theirs.Take(options.Value.AtOnce).Index())
            .OrderBy(one => one.Index).Take(Batch).Select(one => one.Item.Id).ToList();
        var chosen = await db.Outbox.AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync(cancellationToken);
        return [.. chosen.OrderBy(m => ids.IndexOf(m.Id))];
    }

    /// <summary>Channels that another node works, or that nothing can leave by now.</summary>
    private List<string> Closed => [.. _channels.Values.Where(channel => !channel.IsOpen).Select(channel => channel.Name)];

    private async Task DispatchAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (!await TryClaimAsync(message, cancellationToken))
        {
            return;
        }

        var now = time.GetUtcNow();

        TimeSpan? safe = message.MayHaveArrived && _channels.TryGetValue(message.Channel, out var channel) ? options.Value.SafeFor(channel.Limits) : null;

        if (message.MayHaveArrived && safe is null)
        {
            await SettleAsync(message, OutboxState.Dead, "may have arrived; a repeat would not be weeded out", cancellationToken);
            return;
        }

        var calm = quiet.Postpone(message, now);

        if (message.UselessFrom <= (calm ?? now))
        {
            await SettleAsync(message, OutboxState.Skipped, "too late to be of use", cancellationToken);
            return;
        }

        if (message.MayHaveArrived && now - message.FirstSentAt > safe)
        {
            await SettleAsync(message, OutboxState.Dead, "may have arrived; a repeat would no longer be weeded out", cancellationToken);
            return;
        }

        if (calm is not null)
        {
            await UpdateAsync(message, set => set.SetProperty(m => m.NextAttemptAt, calm.Value).SetProperty(m => m.Attempts, message.Attempts), cancellationToken);
            return;
        }

        var doubtBefore = message.MayHaveArrived;

        if (await TrySendAsync(message, cancellationToken) is { } result)
        {
            // What became of it is written down even when the service is told to stop meanwhile.
            await NoteAsync(message, result with { MayHaveArrived = doubtBefore || result.MayHaveArrived }, CancellationToken.None);
        }
    }

    /// <summary>The lease is the next attempt's time: a node that stops loses its claim when that time comes.</summary>
    private async Task<bool> TryClaimAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var leasedUntil = time.GetUtcNow() + options.Value.Lease;

        return await store.RunAsync(
            async (_, db, token) => await db.Outbox
                .Where(row => row.Id == message.Id && row.Attempts == message.Attempts && row.FirstSentAt == message.FirstSentAt && row.State == OutboxState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, message.Attempts + 1).SetProperty(row => row.NextAttemptAt, leasedUntil), token) == 1,
            cancellationToken);
    }

    /// <summary>Null when the message belongs to somebody else by now: a node whose lease has run out sends nothing.</summary>
    private async Task<SendResult?> TrySendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (!_channels.TryGetValue(message.Channel, out var channel))
        {
            return SendResult.GiveUp($"no channel named {message.Channel}");
        }

        var recipients = message.People;

        try
        {
            if (message.Payload is null)
            {
                var content = await words.DistinctAsync(message, message.Says(), cancellationToken);
                var prepared = await channel.PrepareAsync(new OutboundMessage(message.TaskId, recipients, content), cancellationToken);

                if (prepared.Payload is null)
                {
                    return prepared.Trouble!;
                }

                message.Payload = prepared.Payload;
            }

            using var activity = ServiceMetrics.Traces.StartActivity("send", ActivityKind.Client);
            return await IsStillOursAsync(message, cancellationToken) ? await channel.SendAsync(message.Payload, recipients, cancellationToken) : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A timeout inside the channel looks like a cancellation and is none.
            Log.ChannelFailed(logger, message.Id, message.Channel, exception);
            return new SendResult(SendVerdict.Retry, exception.GetType().Name) { MayHaveArrived = message.FirstSentAt is not null };
        }
    }

    /// <summary>Written down before the bytes leave: after a crash we know that they may have.</summary>
    private async Task<bool> IsStillOursAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        message.FirstSentAt ??= time.GetUtcNow();
        return await UpdateAsync(
            message,
            set => set.SetProperty(m => m.Payload, message.Payload).SetProperty(m => m.FirstSentAt, message.FirstSentAt).SetProperty(m => m.MayHaveArrived, true),
            cancellationToken);
    }

    private async Task NoteAsync(OutboxMessage message, SendResult result, CancellationToken cancellationToken)
    {
        ServiceMetrics.Sent(message.Channel, result.Verdict.ToString());

        if (result.Verdict is SendVerdict.Delivered)
        {
            await store.RunAsync<Reachability, bool>(
                async (reach, db, token) =>
                {
                    var now = time.GetUtcNow();
                    await db.Outbox.Where(m => m.Id == message.Id).ExecuteUpdateAsync(
                        set => set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.DoneAt, now).SetProperty(m => m.MayHaveArrived, false).SetProperty(m => m.LastReason, "ok"), token);
                    await reach.NoteUnreachableAsync(await FallbackChannel.TakeAsync(db, message, result.Unknown, _channels.Values, now, token), now, token);
                    await reach.NoteReachedAsync(message.Recipients, result.Unknown, now, token);
                    await db.MarkAsync(ServiceMark.LastDispatch, now, token);
                    return true;
                },
                cancellationToken);
            Log.Sent(logger, message.Id, message.Attempts + 1, result.Unknown.Count);
            return;
        }

        // The age counts from the first try: what was queued on Friday for Monday is tried only from Monday on.
        var age = time.GetUtcNow() - (message.FirstSentAt ?? message.CreatedAt);

        if (result.Verdict is SendVerdict.GiveUp || (age > options.Value.TryFor && trust.JumpedAhead is null))
        {
            message.MayHaveArrived = result.MayHaveArrived;
            await SettleAsync(message, OutboxState.Dead, result.Reason, cancellationToken);
            return;
        }

        var next = time.GetUtcNow() + (result.IsHeldBack ? result.After!.Value : WaitAfter(message.Attempts + 1, result.After));
        Log.Waiting(logger, message.Id, message.Attempts + 1, result.Reason, next);
        await UpdateAsync(
            message,
            set => set.SetProperty(m => m.NextAttemptAt, next).SetProperty(m => m.LastReason, result.Reason).SetProperty(m => m.MayHaveArrived, result.MayHaveArrived),
            cancellationToken);
    }

    /// <summary>Doubling, with up to a quarter more by chance so that messages that failed together do not return together.</summary>
    private TimeSpan WaitAfter(int attempts, TimeSpan? atLeast)
    {
        var doubled = options.Value.FirstWait * Math.Pow(2, Math.Min(attempts - 1, 20));
        var wait = doubled < options.Value.LongestWait ? doubled : options.Value.LongestWait;
        wait = atLeast > wait ? atLeast.Value : wait;
        return wait + (wait * (Random.Shared.NextDouble() / 4));
    }

    private async Task SettleAsync(OutboxMessage message, OutboxState state, string reason, CancellationToken cancellationToken)
    {
        Log.Settled(logger, message.Id, state, reason);
        var now = time.GetUtcNow();
        await UpdateAsync(
            message,
            set => set.SetProperty(m => m.State, state).SetProperty(m => m.DoneAt, now).SetProperty(m => m.LastReason, reason).SetProperty(m => m.MayHaveArrived, message.MayHaveArrived),
            cancellationToken);
    }

    /// <summary>False, and nothing changed, when somebody else has claimed it since.</summary>
    private async Task<bool> UpdateAsync(OutboxMessage message, Action<UpdateSettersBuilder<OutboxMessage>> change, CancellationToken cancellationToken) =>
        await store.RunAsync(async (_, db, token) => await db.Outbox.Where(m => m.Id == message.Id && m.Attempts == message.Attempts + 1).ExecuteUpdateAsync(change, token) == 1, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Owed message {Id} sent at try {Attempt}; {Unknown} recipients are not known to the far side.")]
        public static partial void Sent(ILogger logger, long id, int attempt, int unknown);

        [LoggerMessage(2, LogLevel.Warning, "Owed message {Id} failed at try {Attempt}: {Reason}. Next try at {Next}.")]
        public static partial void Waiting(ILogger logger, long id, int attempt, string reason, DateTimeOffset next);

        [LoggerMessage(3, LogLevel.Warning, "Owed message {Id} ends as {State}: {Reason}.")]
        public static partial void Settled(ILogger logger, long id, OutboxState state, string reason);

        [LoggerMessage(4, LogLevel.Error, "Owed message {Id} made channel {Channel} throw.")]
        public static partial void ChannelFailed(ILogger logger, long id, string channel, Exception exception);
    }
}
