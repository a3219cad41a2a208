using System.Globalization;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Reminders;

/// <summary>Digests that were missed and shall not come by themselves: remembered until the next digest goes out, and told in it.</summary>
internal sealed class LateDigests(BotDbContext db, ReminderPlanner planner, LocalClock clock)
{
    private const string Prefix = "merge:";

    public static bool IsLate(Nudge nudge, DateTimeOffset now) => nudge.IsMergedWhenLate && now - nudge.At > Lateness.Grace;

    public Task PutAsideAsync(Nudge nudge, CancellationToken cancellationToken) => db.MarkAsync(NameOf(nudge), nudge.At, cancellationToken);

    /// <summary>When the oldest that was put aside fell due; null when there is none.</summary>
    public Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken) => db.Marks.Where(m => m.Name.StartsWith(Prefix)).MinAsync(m => (DateTimeOffset?)m.At, cancellationToken);

    /// <summary>Takes what was put aside and is still of use; a digest about the same subject that is due anyway says it with newer figures.</summary>
    public async Task<IReadOnlyList<Nudge>> TakeAsync(IReadOnlyList<Nudge> due, PlannedSpan planned, CancellationToken cancellationToken)
    {
        var marks = due.Count == 0 ? [] : await db.Marks.Where(m => m.Name.StartsWith(Prefix)).OrderBy(m => m.At).ToListAsync(cancellationToken);
        var taken = new List<Nudge>();

        foreach (var mark in marks)
        {
            db.Marks.Remove(mark);

            // A rule that was removed meanwhile, or a subject that was closed, has nothing to say any more.
            if (planned.In(new TimeWindow(mark.At.AddTicks(-1), mark.At)).FirstOrDefault(nudge => NameOf(nudge) == mark.Name) is not { } late)
            {
                continue;
            }

            if (late.UselessFrom <= planned.Facts.Now)
            {
                db.NoteSkipped(planned.Facts.Now, late.Key, SkippedReminders.Text(late, planner, clock));
            }
            else if (!due.Any(nudge => nudge.Subject.Id == late.Subject.Id && (nudge.Audience == late.Audience || nudge.Audience is NudgeAudience.LiaisonsAndAdmins)))
            {
                taken.Add(late);
            }
        }

        return taken;
    }

    private static string NameOf(Nudge nudge) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{nudge.Rule}:{nudge.Subject.Id}");
}
