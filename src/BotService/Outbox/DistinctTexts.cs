using System.Globalization;
using System.Text;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Outbox;

/// <summary>Some channels drop the same text to the same people as a repeat. Where it is a new message, the time is added to it.</summary>
internal sealed class DistinctTexts(IServiceScopeFactory scopes, LimitsByChannel limits, LocalClock clock)
{
    /// <summary>Added because the far side counts from when it received the first one.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(30);

    /// <summary>Messages before this one that are looked at; more than leave in that time, and few enough to be read for each.</summary>
    private const int Latest = 500;

    public async ValueTask<OutboundContent> DistinctAsync(OutboxMessage message, OutboundContent content, CancellationToken cancellationToken)
    {
        var limit = limits.Of(message.Channel);

        if (content is not TextContent text || limit.RepeatsDroppedFor is not { } dropped || !await WasSaidAsync(message, clock.UtcNow - dropped - Margin, cancellationToken))
        {
            return content;
        }

        var time = clock.Now.ToString("（HH:mm:ss）", CultureInfo.InvariantCulture);
        return new TextContent($"{MessageText.Clip(text.Text, limit.TextBytes - Encoding.UTF8.GetByteCount(time) - 1)}\n{time}");
    }

    private async Task<bool> WasSaidAsync(OutboxMessage message, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (id, first) = (message.Id, message.Id - Latest);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        return await db.Outbox.AnyAsync(
            m => m.Id > first && m.Id != id && m.FirstSentAt > since && m.Recipients == message.Recipients && m.Content == message.Content, cancellationToken);
    }
}
