using System.Globalization;
using System.Text;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Outbox;

/// <summary>WeCom takes the same words to the same people within four hours for a repeat and drops them; where they are a message of their own, they say the time.</summary>
internal sealed class DistinctTexts(IServiceScopeFactory scopes, LocalClock clock)
{
    // The longest interval of the duplicate check (document 90236), and some more for a far side that counts from its own receipt.
    private static readonly TimeSpan TakenForRepeat = TimeSpan.FromHours(4.5);

    /// <summary>Messages before this one that are looked at; more than leave in that time, and few enough to be read for each.</summary>
    private const int Latest = 500;

    public async ValueTask<OutboundContent> DistinctAsync(OutboxMessage message, OutboundContent content, CancellationToken cancellationToken)
    {
        if (content is not TextContent text || !await WasSaidAsync(message, cancellationToken))
        {
            return content;
        }

        var time = clock.Now.ToString("（HH:mm:ss）", CultureInfo.InvariantCulture);
        return new TextContent($"{MessageText.Clip(text.Text, MessageText.MaxBytes - Encoding.UTF8.GetByteCount(time) - 1)}\n{time}");
    }

    private async Task<bool> WasSaidAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var (since, id, first) = (clock.UtcNow - TakenForRepeat, message.Id, message.Id - Latest);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        return await db.Outbox.AnyAsync(
            m => m.Id > first && m.Id != id && m.FirstSentAt > since && m.Recipients == message.Recipients && m.Content == message.Content, cancellationToken);
    }
}
