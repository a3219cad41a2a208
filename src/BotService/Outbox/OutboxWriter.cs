using BotService.Messaging;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Outbox;

/// <summary>Owes a message: rows in the caller's transaction, which the dispatcher sends after the commit.</summary>
internal sealed class OutboxWriter(BotDbContext db, LimitsByChannel limits, TimeProvider time, IOptions<OutboxOptions> options)
{
    /// <summary>Queues one content for any number of people, as many in a row as the channel takes at once.</summary>
    /// <param name="key">Why it is owed; a second row with the same key cannot exist.</param>
    /// <param name="uselessFrom">When it no longer helps anybody and is dropped instead of sent; null is never.</param>
    /// <param name="notBefore">When it may leave; null is now.</param>
    public int Owe(string key, IEnumerable<string> recipients, OutboundContent content, DateTimeOffset? uselessFrom = null, DateTimeOffset? notBefore = null) =>
        OweBy(options.Value.Channel, key, recipients, content, uselessFrom, notBefore);

    /// <summary>The same by a channel that is named, for recipients only it knows.</summary>
    public int OweBy(string channel, string key, IEnumerable<string> recipients, OutboundContent content, DateTimeOffset? uselessFrom = null, DateTimeOffset? notBefore = null)
    {
        var now = time.GetUtcNow();
        var json = OutboxMessage.Written(content);
        var chunks = 0;

        foreach (var chunk in recipients.Chunk(limits.Of(channel).Recipients))
        {
            db.Outbox.Add(OutboxMessage.Of(channel, chunks == 0 ? key : $"{key}:{chunks + 1}", chunk, json, now, uselessFrom, notBefore));
            chunks++;
        }

        return chunks;
    }
}
