using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Reminders;

/// <summary>Notes pushes that are about no subject of a rule. Each is a message of its own, and part of the person's week like any other push.</summary>
internal sealed class PushLog(BotDbContext db)
{
    /// <summary>What it is about stands in the rule's name: see <see cref="SentNudge.SubjectId"/>.</summary>
    private const int NoSubject = 0;

    private const int AtOnce = 500;

    /// <summary>Reminders of one instant are one message and count once; a message of its own counts for itself.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private IQueryable<SentNudge> All => db.SentNudges.Where(s => s.SubjectId == NoSubject);

    public IQueryable<SentNudge> Of(string rule) => All.Where(s => s.Rule == rule);

    /// <summary>How many the person has by rules that begin so.</summary>
    public Task<int> CountAsync(string beginning, int memberId, CancellationToken cancellationToken) =>
        All.CountAsync(s => s.MemberId == memberId && s.Rule.StartsWith(beginning), cancellationToken);

    public Task<bool> HasAsync(string rule, int memberId, CancellationToken cancellationToken) => Of(rule).AnyAsync(s => s.MemberId == memberId, cancellationToken);

    /// <summary>Notes one for each person who has not had it and whose week is not full; all of them are looked at together.</summary>
    /// <param name="wanted">At most one for each person.</param>
    /// <param name="most">Pushes that a person's week may hold.</param>
    /// <returns>For whom it was noted.</returns>
    public async ValueTask<HashSet<int>> TakeAsync(IEnumerable<(string Rule, int MemberId)> wanted, int weekKey, DateTimeOffset at, int most, CancellationToken cancellationToken)
    {
        HashSet<int> taken = [];

        foreach (var some in wanted.Chunk(AtOnce))
        {
            var rules = some.Select(one => one.Rule).Distinct().ToList();
            var ids = some.Select(one => one.MemberId).ToList();
            var sent = await All.Where(s => rules.Contains(s.Rule) && ids.Contains(s.MemberId)).Select(s => new { s.Rule, s.MemberId }).ToListAsync(cancellationToken);
            var had = sent.Select(s => (s.Rule, s.MemberId)).ToHashSet();
            var withFewer = await db.Members.Where(m => ids.Contains(m.Id)).WithFewerPushes(db, weekKey, most).Select(m => m.Id).ToHashSetAsync(cancellationToken);

            foreach (var (rule, id) in some.Where(one => withFewer.Contains(one.MemberId) && !had.Contains(one)))
            {
                Note(rule, [id], weekKey, at);
                taken.Add(id);
            }
        }

        return taken;
    }

    /// <param name="at">When the message may leave.</param>
    public void Note(string rule, IEnumerable<int> memberIds, int weekKey, DateTimeOffset at) =>
        db.SentNudges.AddRange(memberIds.Select(id => new SentNudge { Rule = rule, SubjectId = NoSubject, MemberId = id, WeekKey = weekKey, At = at + Apart }));

    /// <summary>It is not sent after all.</summary>
    /// <param name="memberId">Null is everybody who was to get it.</param>
    public async ValueTask ForgetAsync(string rule, int? memberId, CancellationToken cancellationToken) =>
        db.SentNudges.RemoveRange(await Of(rule).Where(s => memberId == null || s.MemberId == memberId).ToListAsync(cancellationToken));

    /// <summary>The same of several people.</summary>
    public async ValueTask ForgetEachAsync(string rule, List<int> memberIds, CancellationToken cancellationToken) =>
        db.SentNudges.RemoveRange(await Of(rule).Where(s => memberIds.Contains(s.MemberId)).ToListAsync(cancellationToken));

    /// <summary>The same by rules that begin so, of what was to leave at that instant.</summary>
    public async ValueTask ForgetAtAsync(string beginning, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Rows of an earlier version hold the instant itself.
        var last = at + Apart;
        db.SentNudges.RemoveRange(await All.Where(s => s.Rule.StartsWith(beginning) && s.At >= at && s.At <= last).ToListAsync(cancellationToken));
    }
}
