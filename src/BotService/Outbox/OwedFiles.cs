using System.Globalization;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Outbox;

/// <summary>Files that people ask for: each costs work and a push, so the same one is owed to a person once in some minutes.</summary>
internal sealed class OwedFiles(BotDbContext db, OutboxWriter outbox, TimeProvider time)
{
    public const int OncePerMinutes = 5;

    private const long Span = OncePerMinutes * TimeSpan.TicksPerMinute;

    /// <summary>False, and nothing owed, when the person was owed the same file within these minutes.</summary>
    public async ValueTask<bool> TryOweAsync(string userId, FileContent file, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        if (await IsOwedAsync(userId, file, now, cancellationToken))
        {
            return false;
        }

        outbox.Owe(KeyOf(userId, file, SpanOf(now)), [userId], file);
        return true;
    }

    /// <summary>Whether the person was owed the same file within these minutes.</summary>
    public ValueTask<bool> IsOwedAsync(string userId, FileContent file, CancellationToken cancellationToken) => IsOwedAsync(userId, file, time.GetUtcNow(), cancellationToken);

    private async ValueTask<bool> IsOwedAsync(string userId, FileContent file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (mine, before, since) = (KeyOf(userId, file, SpanOf(now)), KeyOf(userId, file, SpanOf(now) - 1), now.AddMinutes(-OncePerMinutes));
        return await db.Outbox.AnyAsync(m => m.Key == mine || (m.Key == before && m.CreatedAt > since), cancellationToken);
    }

    private static long SpanOf(DateTimeOffset now) => now.UtcTicks / Span;

    /// <summary>What was asked for may be told in many words; all of them make the file what it is.</summary>
    private static string KeyOf(string userId, FileContent file, long span) =>
        OutboxMessage.KeyOf(string.Create(CultureInfo.InvariantCulture, $"{file.Maker}:{file.Argument}:{UserKey.Of(userId)}:{span}"));
}
