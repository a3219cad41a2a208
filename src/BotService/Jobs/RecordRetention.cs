using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Jobs;

/// <summary>What the policy keeps of people for years, and what the console keeps for minutes or hours, some hundred rows at a time. The outcomes of topics stay: they are the figures.</summary>
internal sealed class RecordRetention(LocalClock clock)
{
    private const int Batch = 500;

    /// <summary>Longer than the span in which links are counted.</summary>
    private static readonly TimeSpan KeptLinks = TimeSpan.FromDays(1);

    /// <summary>Each removes one batch and says how many rows it had.</summary>
    public IEnumerable<Func<BotDbContext, CancellationToken, Task<int>>> Steps(PolicyOptions policy)
    {
        var (leaves, checkIns, opinions) = (Before(policy.KeepLeavesDays), Before(policy.KeepCheckInsDays), Before(policy.KeepOpinionsDays));
        var (checkInsAt, remarks) = (clock.StartOf(checkIns), clock.StartOf(Before(policy.KeepRemarksDays)));
        var auditDay = Before(policy.KeepAuditDays);
        var audit = clock.StartOf(auditDay);
        var signals = clock.StartOf(Before(StudySignal.KeptDays));
        var (now, kept) = (clock.UtcNow, clock.UtcNow - Conversation.KeptFor);
        var (uploads, links, asked) = (now - ConsoleUpload.Waits, now - KeptLinks, now - Conversation.QuestionKeptFor);

        yield return (db, token) => db.Leaves.Where(l => l.To < leaves).OrderBy(l => l.Id).Take(Batch).ExecuteDeleteAsync(token);
        yield return (db, token) => db.CheckIns.Where(c => c.Day < checkIns).OrderBy(c => c.Id).Take(Batch).ExecuteDeleteAsync(token);
        yield return (db, token) => db.Gatherings.Where(g => g.OpenedAt < checkInsAt).OrderBy(g => g.Id).Take(Batch).ExecuteDeleteAsync(token);
        yield return (db, token) => db.Opinions.Where(o => o.Day < opinions).OrderBy(o => o.Id).Take(Batch).ExecuteDeleteAsync(token);
        yield return (db, token) => db.AuditNotes.Where(n => n.At < audit).OrderBy(n => n.Id).Take(Batch).ExecuteDeleteAsync(token);
        yield return (db, token) => db.HandOvers.Where(h => h.Until < auditDay).OrderBy(h => h.Id).Take(Batch).ExecuteDeleteAsync(token);
        yield return async (db, token) => { await db.StudySignals.Where(s => s.FoundAt < signals).ExecuteDeleteAsync(token); return 0; };
        yield return async (db, token) => { await db.Holds.Where(h => h.At < audit).ExecuteDeleteAsync(token); return 0; };
        yield return (db, token) => db.ConsoleUploads.Where(u => u.MadeAt < uploads).OrderBy(u => u.Key).Take(Batch).ExecuteDeleteAsync(token);
        yield return (db, token) => db.ConsoleLinks.Where(l => l.ExpiresAt < links).OrderBy(l => l.Hash).Take(Batch).ExecuteDeleteAsync(token);
        yield return (db, token) => db.ConsoleSessions.Where(s => s.ExpiresAt < now).OrderBy(s => s.Hash).Take(Batch).ExecuteDeleteAsync(token);
        yield return (db, token) => db.ParticipationEntries.Where(e => e.At < remarks && (e.Remark != null || e.FromRemark != null)).OrderBy(e => e.Id).Take(Batch)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Remark, (string?)null).SetProperty(e => e.FromRemark, (string?)null), token);
        yield return async (db, token) =>
        {
            await db.Participations.Where(p => p.AnsweredAt < remarks && p.Remark != null).ExecuteUpdateAsync(set => set.SetProperty(p => p.Remark, (string?)null), token);
            return 0;
        };
        yield return async (db, token) =>
        {
            await db.Conversations.Where(c => c.Remainder != null && (c.RemainderAt == null || c.RemainderAt < kept)).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Remainder, (string?)null).SetProperty(c => c.RemainderAt, (DateTimeOffset?)null).SetProperty(c => c.RemainderRight, (string?)null),
                token);
            return 0;
        };
        yield return async (db, token) =>
        {
            await db.Conversations.Where(c => c.Question != null && (c.QuestionUntil == null || c.QuestionUntil < asked))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Question, (string?)null).SetProperty(c => c.QuestionUntil, (DateTimeOffset?)null), token);
            return 0;
        };
    }

    private DateOnly Before(int days) => clock.Today.AddDays(-days);
}
