using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.SignIn;

/// <summary>The browsers that a person has signed in with, and the links that would sign one in.</summary>
internal sealed class SignInRecords(BotDbContext db) : IPersonalRecords
{
    /// <summary>Longer than the span in which links are counted.</summary>
    private static readonly TimeSpan KeptLinks = TimeSpan.FromDays(1);

    public IReadOnlyList<Type> Tables { get; } = [typeof(ConsoleLink), typeof(ConsoleSession)];

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var key = erasure.Member.UserKey;
        await db.ConsoleLinks.Where(l => l.UserKey == key).ExecuteDeleteAsync(cancellationToken);
        await db.ConsoleSessions.Where(s => s.UserKey == key).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Who holds a browser or a link of either account signs in anew.</summary>
    public async Task RenameAsync(AccountChange change, CancellationToken cancellationToken)
    {
        await db.ConsoleLinks.Where(l => l.UserKey == change.Key || l.UserKey == change.NewKey).ExecuteDeleteAsync(cancellationToken);
        await db.ConsoleSessions.Where(s => s.UserKey == change.Key || s.UserKey == change.NewKey).ExecuteDeleteAsync(cancellationToken);
    }

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var (links, sessions) = (terms.Now - KeptLinks, terms.Now);
        return
        [
            RetentionStep.Delete<ConsoleLink>(rows => rows.Where(l => l.ExpiresAt < links).OrderBy(l => l.Hash)),
            RetentionStep.Delete<ConsoleSession>(rows => rows.Where(s => s.ExpiresAt < sessions).OrderBy(s => s.Hash)),
        ];
    }
}
