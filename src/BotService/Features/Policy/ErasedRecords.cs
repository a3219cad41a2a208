using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Policy;

/// <summary>A person's rows after the erasure: the same outcomes, days and counts, nobody's name and nobody's words.</summary>
internal static class ErasedRecords
{
    public static async Task ApplyAsync(BotDbContext db, Store.Member member, string alias, ErasureTerms terms, DateOnly today, CancellationToken cancellationToken)
    {
        var id = member.Id;
        var left = member.Left is { } day && day < today ? day : today;
        await db.Members.Where(m => m.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.UserId, alias).SetProperty(m => m.UserKey, alias).SetProperty(m => m.Name, ErasureTerms.Gone).SetProperty(m => m.Role, Role.Member)
                .SetProperty(m => m.Joined, (DateOnly?)null).SetProperty(m => m.Left, left).SetProperty(m => m.QuietUntil, (DateOnly?)null).SetProperty(m => m.UnreachableSince, (DateTimeOffset?)null),
            cancellationToken);
        await db.Memberships.Where(s => s.MemberId == id).ExecuteDeleteAsync(cancellationToken);
        await db.ParticipationsOf(id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Remark, (string?)null), cancellationToken);
        await db.EntriesOf(id).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.Remark, (string?)null).SetProperty(e => e.FromRemark, (string?)null), cancellationToken);
        await db.Leaves.Where(l => l.MemberId == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Reason, ErasureTerms.Gone), cancellationToken);
        await db.Leaves.Where(l => l.State == LeaveState.Asked && l.MemberId == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, LeaveState.TakenBack), cancellationToken);
        await db.Opinions.Where(o => o.MemberId == id).ExecuteUpdateAsync(
            set => set.SetProperty(o => o.MemberId, (int?)null).SetProperty(o => o.Text, ErasureTerms.Gone), cancellationToken);
        await db.Conversations.Where(c => c.UserKey == member.UserKey).ExecuteDeleteAsync(cancellationToken);
        await db.ConsoleLinks.Where(l => l.UserKey == member.UserKey).ExecuteDeleteAsync(cancellationToken);
        await db.ConsoleUploads.Where(u => u.UserKey == member.UserKey).ExecuteDeleteAsync(cancellationToken);
        await db.ConsoleSessions.Where(s => s.UserKey == member.UserKey).ExecuteDeleteAsync(cancellationToken);
        await db.Addresses.Where(a => a.UserKey == member.UserKey).ExecuteDeleteAsync(cancellationToken);
        await db.BindCodes.Where(c => c.UserKey == member.UserKey).ExecuteDeleteAsync(cancellationToken);
        await db.SpeakingTurns.Where(t => t.ByUserKey == member.UserKey).ExecuteUpdateAsync(set => set.SetProperty(t => t.ByUserKey, alias), cancellationToken);
        await ErasedLedgers.ApplyAsync(db, member, alias, terms, cancellationToken);
        await ActedAsync(db, member.UserKey, alias, cancellationToken);
        await DraftedAsync(db, member.UserKey, alias, cancellationToken);
        await ExplainedAsync(db, member.Name, terms, cancellationToken);
        await NotedAsync(db, terms, cancellationToken);
    }

    /// <summary>Who decided, opened or changed something is kept by userid, in whichever case it was written.</summary>
    private static async Task ActedAsync(BotDbContext db, string key, string alias, CancellationToken cancellationToken)
    {
        foreach (var actor in (await db.AuditNotes.Select(n => n.Actor).Distinct().ToListAsync(cancellationToken)).Where(actor => UserKey.Of(actor) == key))
        {
            await db.AuditNotes.Where(n => n.Actor == actor).ExecuteUpdateAsync(set => set.SetProperty(n => n.Actor, alias), cancellationToken);
        }

        foreach (var actor in (await db.Leaves.Select(l => l.DecidedBy).Distinct().ToListAsync(cancellationToken)).Where(actor => actor is not null && UserKey.Of(actor) == key))
        {
            await db.Leaves.Where(l => l.DecidedBy == actor).ExecuteUpdateAsync(set => set.SetProperty(l => l.DecidedBy, alias), cancellationToken);
        }

        foreach (var actor in (await db.Gatherings.Select(g => g.OpenedBy).Distinct().ToListAsync(cancellationToken)).Where(actor => UserKey.Of(actor) == key))
        {
            await db.Gatherings.Where(g => g.OpenedBy == actor).ExecuteUpdateAsync(set => set.SetProperty(g => g.OpenedBy, alias), cancellationToken);
        }
    }

    /// <summary>Who asked for a draft of the report; its figures name nobody.</summary>
    private static Task DraftedAsync(BotDbContext db, string key, string alias, CancellationToken cancellationToken) =>
        db.Snapshots.Where(s => s.MadeBy == key).ExecuteUpdateAsync(set => set.SetProperty(s => s.MadeBy, alias), cancellationToken);

    /// <summary>A reply to a question about a group names nobody who was on the roster then; a name may have come later.</summary>
    private static async Task ExplainedAsync(BotDbContext db, string name, ErasureTerms terms, CancellationToken cancellationToken)
    {
        foreach (var signal in await db.StudySignals.Where(s => s.Reply != null && s.Reply.Contains(name)).ToListAsync(cancellationToken))
        {
            var text = terms.Clean(signal.Reply!);
            await db.StudySignals.Where(s => s.Id == signal.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Reply, text), cancellationToken);
        }
    }

    private static async Task NotedAsync(BotDbContext db, ErasureTerms terms, CancellationToken cancellationToken)
    {
        var notes = await db.AuditNotes.AsNoTracking().Select(n => new { n.Id, n.Subject, n.Detail }).ToListAsync(cancellationToken);

        foreach (var note in notes.Where(n => terms.In(n.Subject) || terms.In(n.Detail)))
        {
            var (subject, detail) = (terms.Clean(note.Subject), note.Detail is null ? null : terms.Clean(note.Detail));
            await db.AuditNotes.Where(n => n.Id == note.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.Subject, subject).SetProperty(n => n.Detail, detail), cancellationToken);
        }
    }
}
