using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Commands;

/// <summary>Whoever tries what only liaisons or admins may is noted, once a day and command, so that nobody fills the notes by trying.</summary>
internal static class RefusedAttempts
{
    public static async ValueTask NoteAsync(BotDbContext db, Viewer caller, ChatCommandAttribute command, LocalClock clock, CancellationToken cancellationToken)
    {
        var (actor, word, today) = (caller.UserId, command.Word, clock.StartOf(clock.Today));

        if (!await db.AuditNotes.AnyAsync(n => n.At >= today && n.Action == "refused" && n.Actor == actor && n.Subject == word, cancellationToken))
        {
            db.Audit(clock.UtcNow, actor, "refused", word);
        }
    }
}
