using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.SignIn;

/// <summary>One-time links: made for one person, good once and for minutes; a newer one ends the older.</summary>
internal static class LoginLinks
{
    public static readonly TimeSpan FromChat = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan FromHost = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    public const int MostInSpan = 3;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>From when on the person may ask again; null when that is now. What the host made, which is known by its longer life, counts for nothing here.</summary>
    public static async Task<DateTimeOffset?> LinksAgainAtAsync(this BotDbContext db, string userKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Span;
        var recent = await db.ConsoleLinks.Where(l => l.UserKey == userKey && l.MadeAt > since).Select(l => new { l.MadeAt, l.ExpiresAt }).ToListAsync(cancellationToken);
        var asked = recent.Where(link => link.ExpiresAt - link.MadeAt < FromHost).Select(link => link.MadeAt).OrderDescending().ToList();
        return asked.Count < MostInSpan ? null : asked[MostInSpan - 1] + Span;
    }

    public static async Task AddLinkAsync(this BotDbContext db, string userId, string token, TimeSpan lifetime, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (key, old) = (UserKey.Of(userId), now - Kept);
        await db.ConsoleLinks.Where(l => l.UserKey == key && l.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.EndedAt, now), cancellationToken);
        await db.ConsoleLinks.Where(l => l.ExpiresAt < old).ExecuteDeleteAsync(cancellationToken);
        db.ConsoleLinks.Add(new ConsoleLink { Hash = SecretToken.HashOf(token)!, UserKey = key, MadeAt = now, ExpiresAt = now + lifetime });
    }

    /// <summary>Whose link it is, while it can still be used; looking changes nothing.</summary>
    public static async Task<string?> LinkOwnerAsync(this BotDbContext db, string? hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.GoodLinks(hash, now).Select(l => l.UserKey).SingleOrDefaultAsync(cancellationToken);

    /// <summary>True for exactly one of many who try at once.</summary>
    public static async Task<bool> TryTakeLinkAsync(this BotDbContext db, string hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.GoodLinks(hash, now).ExecuteUpdateAsync(set => set.SetProperty(l => l.EndedAt, now), cancellationToken) == 1;

    private static IQueryable<ConsoleLink> GoodLinks(this BotDbContext db, string? hash, DateTimeOffset now) => db.ConsoleLinks.Where(l => l.Hash == hash && l.EndedAt == null && l.ExpiresAt > now);
}
