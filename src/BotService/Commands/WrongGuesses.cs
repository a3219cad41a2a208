using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Commands;

/// <summary>Codes that opened nothing, counted in the audit's notes: whoever guesses has to wait.</summary>
/// <param name="Action">What they are called there.</param>
/// <param name="Most">So many within the span are enough.</param>
internal sealed record WrongGuesses(string Action, int Most, TimeSpan Span)
{
    public async ValueTask<bool> AreEnoughAsync(BotDbContext db, string actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (action, since) = (Action, now - Span);
        return await db.AuditNotes.CountAsync(n => n.At > since && n.Actor == actor && n.Action == action, cancellationToken) >= Most;
    }

    public void Note(BotDbContext db, string actor, DateTimeOffset now, string subject) => db.Audit(now, actor, Action, subject);
}
