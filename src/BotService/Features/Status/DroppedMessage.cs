using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Status;

/// <summary>A person decides that a message which could not be sent shall never be: it is no longer shown as waiting for somebody, and its row stays.</summary>
internal sealed class DroppedMessage(BotDbContext db)
{
    public async ValueTask<Reply> DropAsync(long id, CommandCall call, CancellationToken cancellationToken)
    {
        if (await db.Outbox.SingleOrDefaultAsync(m => m.Id == id && m.State == OutboxState.Dead, cancellationToken) is not { } message)
        {
            return Reply.Refuse($"没有 {id} 号发不出的消息，可能已经重发过，没有改动。");
        }

        (message.State, message.DoneAt, message.Payload) = (OutboxState.Skipped, call.Now, null);
        db.Audit(call.Now, call.Caller.UserId, "drop", string.Create(CultureInfo.InvariantCulture, $"message {id}"), message.LastReason);
        return Reply.Say($"{id} 号不再发出。");
    }
}
