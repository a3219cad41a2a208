using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.SignIn;

/// <summary>The browsers that a person has signed in with, and the links that would sign one in.</summary>
internal sealed class SignInRecords(BotDbContext db) : IPersonalRecords
{
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
}
