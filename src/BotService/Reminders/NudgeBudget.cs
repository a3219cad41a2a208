using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>Decides in set-based SQL who gets a push within the budget of the week: each row that it leaves makes the push happen once and counts in the budget.</summary>
internal sealed class NudgeBudget(BotDbContext db, LocalClock clock, IOptions<ReminderOptions> options)
{
    /// <summary>Takes one push from the week of everybody it is for; several at the same instant count as one, for they become one message.</summary>
    /// <param name="digestIsNear">Liaisons read about this in a digest and need no push of their own.</param>
    public async Task<NudgeTaken> TakeAsync(Nudge nudge, DateTimeOffset now, bool digestIsNear, CancellationToken cancellationToken)
    {
        var week = StudyWeek.Of(clock.DayOf(now)).Key;
        var (subject, key, limit) = (nudge.Subject.Id, nudge.DedupKey, options.Value.Budget - nudge.Reserve);
        await nudge.Subject.Pushes.AddAsync(nudge, now, week, digestIsNear && !nudge.IsAnnouncement, cancellationToken);
        var rows = db.SentNudges.Where(s => s.SubjectId == subject && s.Rule == key && s.At == now);

        // A subject that does not come first keeps a push of the week free only for people who will still get a reminder of the one that does.
        var reminded = nudge.Subject.Pushes.StillReminded(now);
        var leaving = nudge.Subject.ComesFirst ? rows : rows.Where(s => reminded.Contains(s.MemberId));
        var others = db.SentNudges.Where(o => o.WeekKey == week && o.At != now);
        var kept = await leaving.Where(s => others.Where(o => o.MemberId == s.MemberId).Select(o => o.At).Distinct().Count() >= limit).ExecuteDeleteAsync(cancellationToken);

        if (!nudge.Subject.ComesFirst)
        {
            var budget = options.Value.Budget;
            kept += await rows.Where(s => others.Where(o => o.MemberId == s.MemberId).Select(o => o.At).Distinct().Count() >= budget).ExecuteDeleteAsync(cancellationToken);
        }

        var userIds = await rows.Join(db.Members, s => s.MemberId, m => m.Id, (s, m) => new { m.Id, m.UserId })
            .OrderBy(m => m.Id).Select(m => m.UserId)
            .ToListAsync(cancellationToken);

        return new NudgeTaken(nudge, userIds, kept);
    }
}

/// <summary>Who a push goes to, and how many it spares because their week is full.</summary>
internal sealed record NudgeTaken(Nudge Nudge, IReadOnlyList<string> UserIds, int Spared);
