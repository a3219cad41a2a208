using Microsoft.EntityFrameworkCore;

namespace BotService.Store.Personal;

/// <summary>What was noted of a person's acts stays, by an alias; a note about the person no longer says about whom.</summary>
internal sealed class AuditRecords(BotDbContext db) : IPersonalRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(AuditNote)];

    /// <summary>Who sent a notice may go on to take it back, and who is erased later is found.</summary>
    public Task RenameAsync(AccountChange change, CancellationToken cancellationToken) =>
        db.AuditNotes.ReplaceAccountAsync(n => n.Actor, change.Key, change.To, cancellationToken);

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        await db.AuditNotes.ReplaceAccountAsync(n => n.Actor, erasure.Member.UserKey, erasure.Alias, cancellationToken);
        var terms = erasure.Terms;
        var notes = await db.AuditNotes.AsNoTracking().Select(n => new { n.Id, n.Subject, n.Detail }).ToListAsync(cancellationToken);

        foreach (var note in notes.Where(n => terms.In(n.Subject) || terms.In(n.Detail)))
        {
            var (subject, detail) = (terms.Clean(note.Subject), note.Detail is null ? null : terms.Clean(note.Detail));
            await db.AuditNotes.Where(n => n.Id == note.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.Subject, subject).SetProperty(n => n.Detail, detail), cancellationToken);
        }
    }

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.Start(terms.Policy.KeepAuditDays);
        return [RetentionStep.Delete<AuditNote>(notes => notes.Where(n => n.At < kept).OrderBy(n => n.Id))];
    }
}
