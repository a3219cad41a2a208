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
        var span = now.UtcTicks / Span;
        var (mine, before, since) = (KeyOf(userId, file, span), KeyOf(userId, file, span - 1), now.AddMinutes(-OncePerMinutes));

        if (await db.Outbox.AnyAsync(m => m.Key == mine || (m.Key == before && m.CreatedAt > since), cancellationToken))
        {
            return false;
        }

        outbox.Owe(mine, [userId], file);
        return true;
    }

    private static string KeyOf(string userId, FileContent file, long span) => string.Create(CultureInfo.InvariantCulture, $"{file.Maker}:{file.Argument}:{UserKey.Of(userId)}:{span}");
}
