using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.SignIn;

/// <summary>Who is signed in where, and until when.</summary>
internal static class ConsoleSessions
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>An admin's session also ends when nobody has used it for so long.</summary>
    public static readonly TimeSpan AdminIdle = TimeSpan.FromHours(2);

    /// <summary>The time of the last request is written no more often than this, so an idle session may end this much early.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public static async Task<string> OpenSessionAsync(this BotDbContext db, string userKey, string method, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cookie = SecretToken.Random();
        await db.ConsoleSessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        db.ConsoleSessions.Add(new ConsoleSession { Hash = SecretToken.HashOf(cookie)!, UserKey = userKey, MadeAt = now, SeenAt = now, ExpiresAt = now + Lifetime, SignInMethod = method });
        return cookie;
    }

    public static async Task<ConsoleSession?> SessionAsync(this BotDbContext db, string? cookie, DateTimeOffset now, CancellationToken cancellationToken) =>
        SecretToken.HashOf(cookie) is { } hash ? await db.ConsoleSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Hash == hash && s.ExpiresAt > now, cancellationToken) : null;

    public static bool IsIdle(this ConsoleSession session, DateTimeOffset now) => now - session.SeenAt > AdminIdle;

    public static bool IsToBeNoted(this ConsoleSession session, DateTimeOffset now) => now - session.SeenAt > SeenEvery;

    public static Task NoteSeenAsync(this BotDbContext db, string hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.ConsoleSessions.Where(s => s.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellationToken);

    public static Task<int> EndSessionAsync(this BotDbContext db, string hash, CancellationToken cancellationToken) =>
        db.ConsoleSessions.Where(s => s.Hash == hash).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Everywhere the person is signed in, and the links that are still open.</summary>
    public static async Task<int> EndSessionsAsync(this BotDbContext db, string userKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.ConsoleLinks.Where(l => l.UserKey == userKey && l.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.EndedAt, now), cancellationToken);
        return await db.ConsoleSessions.Where(s => s.UserKey == userKey).ExecuteDeleteAsync(cancellationToken);
    }
}
