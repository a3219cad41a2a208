using System.Security.Cryptography;
using System.Text;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Outbox;

/// <summary>Whom the first channel does not know gets the message by one that does, if there is any; owed in the transaction that notes it.</summary>
internal static class OtherWay
{
    private const int LongestKey = 200;

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
            db.Outbox.Add(new OutboxMessage
            {
                Key = KeyFor($"{message.Key}>{other.Name}:{userKey}"),
                TaskId = Guid.NewGuid().ToString("N"),
                Channel = other.Name,
                Recipients = userKey,
                Content = message.Content,
                CreatedAt = now,
                NextAttemptAt = now,
                UselessFrom = message.UselessFrom,
            });
        }

        return [.. unknown.Except(known)];
    }

    private static string KeyFor(string key) => key.Length <= LongestKey ? key : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
