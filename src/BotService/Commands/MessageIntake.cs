using BotService.Inbox;
using BotService.Messaging;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Commands;

/// <summary>Answers a message at once, or keeps it for later: what was accepted is not delivered a second time.</summary>
internal sealed class MessageIntake(
    CommandPipeline pipeline, IAddressClaim claim, MessageSpool spool, StoreReadiness store, TimeProvider time, IEnumerable<IReplySecret> secrets, IOptions<SpoolOptions> options)
{
    /// <summary>Silence when the message waits; its answer is pushed when the store is back.</summary>
    public async ValueTask<Reply> TakeInAsync(IncomingMessage message)
    {
        if (message is { SenderKind: SenderKind.Address, Place.IsGroup: false, Kind: IncomingKind.Words } && claim.SecretIn(message.Text) is { } secret)
        {
            return await ClaimAsync(message, secret);
        }

        var receivedAt = time.GetUtcNow();

        if (!store.IsReady || spool.Holds(message.Sender))
        {
            return await KeepAsync(message, receivedAt);
        }

        // Real time, whatever the service's clock says; a caller who hangs up has still said it.
        using var patience = new CancellationTokenSource(options.Value.StorePatience);

        try
        {
            return Filled(await pipeline.HandleAsync(message, patience.Token), message);
        }
        catch (Exception exception) when (exception is OperationCanceledException || StoreTrouble.IsOutage(exception))
        {
            // The work may still commit: its receipt then answers the replay.
            return await KeepAsync(message, receivedAt);
        }
    }

    /// <summary>Answered now or refused: a message with a secret is never kept.</summary>
    private async ValueTask<Reply> ClaimAsync(IncomingMessage message, string secret)
    {
        // Real time, as for every other message.
        using var patience = new CancellationTokenSource(options.Value.StorePatience);

        try
        {
            return await pipeline.ClaimAsync(message, secret, patience.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException || StoreTrouble.IsOutage(exception))
        {
            return Reply.Refuse(claim.NotNow);
        }
    }

    private Reply Filled(Reply reply, IncomingMessage message) => secrets
        .Where(secret => reply.Text.Contains(secret.Placeholder, StringComparison.Ordinal))
        .Aggregate(reply, (filled, secret) => filled with { HoldsSecret = true, Text = filled.Text.Replace(secret.Placeholder, secret.For(message), StringComparison.Ordinal) });

    private async ValueTask<Reply> KeepAsync(IncomingMessage message, DateTimeOffset receivedAt) => await spool.TryAddAsync(message with { ReceivedAt = receivedAt })
        ? Reply.Silence
        : Reply.Say("抱歉，系统正在维修，这条消息可能没有记下。请过一会儿再发一次。");
}
