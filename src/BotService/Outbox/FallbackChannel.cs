using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Outbox;

/// <summary>Whom the first channel does not know gets the message by one that does, if there is any; owed in the transaction that notes it.</summary>
internal static class FallbackChannel
{
    /// <summary>Owes it where another channel knows the person; returns those whom none knows.</summary>
    public static async ValueTask<IReadOnlyList<string>> TakeAsync(
        BotDbContext db, OutboxMessage message, IReadOnlyList<string> unknown, IEnumerable<IChannel> channels, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (unknown.Count == 0 || channels.FirstOrDefault(channel => channel.IsStandIn && channel.Name != message.Channel) is not { } other)
        {
            return unknown;
        }

        var known = await db.Addresses.Where(a => a.Channel == other.Name && unknown.Contains(a.UserKey)).Select(a => a.UserKey).Distinct().ToListAsync(cancellationToken);

        foreach (var userKey in known)
        {
            db.Outbox.Add(OutboxMessage.Of(other.Name, OutboxMessage.KeyOf($"{message.Key}>{other.Name}:{userKey}"), [userKey], message.Content, now, message.UselessFrom));
        }

        return [.. unknown.Except(known)];
    }
}
